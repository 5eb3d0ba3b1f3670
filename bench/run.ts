import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { type BenchServer, openBenchServer } from './bench-server.ts';
import { figuresOf } from './figures.ts';
import { formatFigures } from './format-figures.ts';
import { formatRequests } from './format-requests.ts';
import { formatWeb } from './format-web.ts';
import { measureCases } from './measure-cases.ts';
import { measureRequests } from './measure-requests.ts';
import { measureScale } from './measure-scale.ts';
import { measureWeb } from './measure-web.ts';

const HELP = `npm run bench -- [--rows N] [--repeat N] [--scale] [--requests] [--web] [--json]

Measures imports of generated contacts against the floor: COPY of the rows that they leave, into
the same tables. It runs on a PostgreSQL of its own in a temporary folder, or on databases of its
own on the server of DATABASE_URL, and takes all of it away again.

  --rows N     rows of the file; 100000 unless given
  --repeat N   repetitions, of which medians are shown; 3 unless given
  --scale      also files of a hundredth and a tenth of the rows, and an account with twice as many contacts
  --requests   instead, requests to a server over an account with that many contacts
  --web        instead, the web app in Chromium over an account with that many contacts
  --json       one last line with all figures as JSON
`;

await run();

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '100000' },
      repeat: { type: 'string', default: '3' },
      scale: { type: 'boolean', default: false },
      requests: { type: 'boolean', default: false },
      web: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const measuring = {
    rows: readCount('--rows', values.rows),
    repeat: readCount('--repeat', values.repeat),
    say: (text: string) => process.stderr.write(`${text}\n`),
  };
  const server = await openBenchServer();
  const stopClosing = closeWhenInterrupted(server);
  try {
    const machine = await describeMachine(server);
    if (values.requests) {
      const requests = await measureRequests(server, measuring);
      process.stdout.write(`${machineText(machine)}\n${formatRequests(requests)}\n`);
      if (values.json) process.stdout.write(`${JSON.stringify({ ...machine, ...requests })}\n`);
      return;
    }
    if (values.web) {
      const web = await measureWeb(server, measuring);
      process.stdout.write(`${machineText(machine)}\n${formatWeb(web)}\n`);
      if (values.json) process.stdout.write(`${JSON.stringify({ ...machine, ...web })}\n`);
      return;
    }
    const cases = await measureCases(server, measuring);
    const scale = values.scale ? await measureScale(server, measuring) : null;
    const figures = figuresOf(measuring, cases, scale);
    process.stdout.write(`${machineText(machine)}\n${formatFigures(figures)}\n`);
    if (values.json) process.stdout.write(`${JSON.stringify({ ...machine, ...figures })}\n`);
  } finally {
    stopClosing();
    await server.close();
  }
}

function readCount(option: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value <= 10_000_000) return value;
  throw new RangeError(`${option} takes a whole number from 1 to 10000000, not "${text}".`);
}

/** What is to be taken away is, also when somebody has seen enough. */
function closeWhenInterrupted(server: BenchServer): () => void {
  const close = (): void => {
    server
      .close()
      .catch(() => undefined)
      .finally(() => process.exit(130));
  };
  process.once('SIGINT', close).once('SIGTERM', close);
  return () => process.off('SIGINT', close).off('SIGTERM', close);
}

interface Machine {
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly node: string;
  readonly postgresql: string;
  readonly server: BenchServer['kind'];
}

async function describeMachine(server: BenchServer): Promise<Machine> {
  const { rows } = await server.pool.query<{ server_version: string }>('SHOW server_version');
  const all = cpus();
  return {
    date: new Date().toISOString(),
    processor: all[0]?.model ?? 'unknown',
    cores: all.length,
    memoryBytes: totalmem(),
    node: process.version,
    postgresql: rows[0]?.server_version ?? 'unknown',
    server: server.kind,
  };
}

function machineText(machine: Machine): string {
  return [
    `${machine.date.slice(0, 10)}, ${machine.processor}, ${machine.cores} cores, ${Math.round(machine.memoryBytes / 2 ** 30)} GB`,
    `Node ${machine.node}, PostgreSQL ${machine.postgresql} (${machine.server})`,
  ].join('\n');
}
