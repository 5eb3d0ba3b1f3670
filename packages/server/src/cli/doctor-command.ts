import { Command } from 'commander';
import type { Config } from '../config.ts';
import { ERRORS } from '../errors.ts';
import { examineDatabase } from './examine-database.ts';
import { examineMachine, type Finding } from './examine-machine.ts';

/** `muster doctor`: looks at everything Muster needs; exit code 4 when something is wrong. */
export function doctorCommand(config: Config): Command {
  return new Command('doctor')
    .description('Check that this machine and the database are fit for work.')
    .option('--json', 'print { ok, findings: [{ subject, ok, detail }] } as JSON')
    .action(async (options: { json?: true }) => {
      const findings = [
        ...(await examineMachine(config.dataFolder)),
        ...(await examineDatabase(config)),
      ];
      const ok = findings.every((finding) => finding.ok);
      process.stdout.write(
        options.json === true ? `${JSON.stringify({ ok, findings })}\n` : lines(findings),
      );
      if (!ok) process.exitCode = ERRORS.database_unavailable.exit;
    });
}

function lines(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map((finding) => finding.subject.length));
  return findings
    .map(
      ({ subject, ok, detail }) =>
        `${ok ? 'ok   ' : 'WRONG'}  ${subject.padEnd(width)}  ${detail}\n`,
    )
    .join('');
}
