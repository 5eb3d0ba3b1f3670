import { sumOf } from './floor.ts';
import type { Case, CaseSamples, Sample } from './measure-cases.ts';
import type { ScaleSamples } from './measure-scale.ts';
import type { Stage } from './measured-import.ts';
import { median } from './statistics.ts';

/** All times in milliseconds and all of them medians over the repetitions; memory is the most there was. */
export interface Figures {
  readonly rows: number;
  readonly repeat: number;
  readonly tokenisingMs: number;
  readonly normalisingMs: number;
  readonly cases: Readonly<Record<Case, CaseFigures>>;
  /** Whole import over the COPY of all rows that it leaves for good. */
  readonly ratioToFloor: number;
  /** Whole import over the COPY of the contacts and their keys alone, without the ledger. */
  readonly ratioToRecordsFloor: number;
  readonly memory: MemoryFigures;
  readonly scale: ScaleFigures | null;
}

export interface CaseFigures {
  /** Rows by outcome. */
  readonly counts: Readonly<Record<string, number>>;
  readonly importMs: number;
  readonly importMsEach: readonly number[];
  readonly stages: Readonly<Record<Stage, number>>;
  readonly floorMs: number;
  readonly floorMsEach: readonly number[];
  readonly floorByTable: Readonly<Record<string, number>>;
  /** The median of the ratios of import to floor, repetition by repetition. */
  readonly ratioToFloor: number;
}

export interface MemoryFigures {
  readonly nodeBytes: number;
  /** null where the server's processes cannot be seen. */
  readonly backendPrivateBytes: number | null;
  readonly serverPrivateBytes: number | null;
  readonly serverSharedBytes: number | null;
}

export interface ScaleFigures {
  readonly bySize: readonly { readonly rows: number; readonly importMs: number }[];
  /** Milliseconds a row of the largest file over those of the smallest. */
  readonly ratioOfRowTimes: number;
  readonly heldContacts: number;
  readonly heldMs: number;
  /** The largest file into the account with other contacts over the same into an empty one. */
  readonly ratioToEmpty: number;
}

export function figuresOf(
  { rows, repeat }: { rows: number; repeat: number },
  samples: CaseSamples,
  scale: ScaleSamples | null,
): Figures {
  const { create, unchanged, changed, duplicates } = samples.cases;
  return {
    rows,
    repeat,
    tokenisingMs: median(samples.reading.map((one) => one.tokenisingMs)),
    normalisingMs: median(samples.reading.map((one) => one.normalisingMs)),
    cases: {
      create: caseFigures(create),
      unchanged: caseFigures(unchanged),
      changed: caseFigures(changed),
      duplicates: caseFigures(duplicates),
    },
    ratioToFloor: ratio(create, sumOf),
    ratioToRecordsFloor: ratio(
      create,
      (floor) => (floor['contact'] ?? 0) + (floor['contact_key'] ?? 0),
    ),
    memory: memoryFigures(Object.values(samples.cases).flat()),
    scale: scale === null ? null : scaleFigures(scale),
  };
}

function caseFigures(samples: readonly Sample[]): CaseFigures {
  const imports = samples.map((sample) => sample.import);
  const tables = Object.keys(samples[0]?.floor ?? {});
  return {
    counts: imports[0]?.counts ?? {},
    importMs: median(imports.map((one) => one.totalMs)),
    importMsEach: imports.map((one) => one.totalMs),
    stages: {
      opening: median(imports.map((one) => one.stages.opening)),
      storing: median(imports.map((one) => one.stages.storing)),
      staging: median(imports.map((one) => one.stages.staging)),
      planning: median(imports.map((one) => one.stages.planning)),
      applying: median(imports.map((one) => one.stages.applying)),
    },
    floorMs: median(samples.map((sample) => sumOf(sample.floor))),
    floorMsEach: samples.map((sample) => sumOf(sample.floor)),
    floorByTable: Object.fromEntries(
      tables.map((table) => [table, median(samples.map((sample) => sample.floor[table] ?? 0))]),
    ),
    ratioToFloor: ratio(samples, sumOf),
  };
}

function ratio(samples: readonly Sample[], floorOf: (floor: Sample['floor']) => number): number {
  return median(samples.map((sample) => sample.import.totalMs / floorOf(sample.floor)));
}

function memoryFigures(samples: readonly Sample[]): MemoryFigures {
  const server = samples.map((sample) => sample.serverMemory).filter((one) => one !== null);
  return {
    nodeBytes: most(samples.map((sample) => sample.import.peakBytes)) ?? 0,
    backendPrivateBytes: most(server.map((one) => one.backendPrivate)),
    serverPrivateBytes: most(server.map((one) => one.allPrivate)),
    serverSharedBytes: most(server.map((one) => one.shared)),
  };
}

function most(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values);
}

function scaleFigures({ bySize, held }: ScaleSamples): ScaleFigures {
  const sizes = bySize.map(({ rows, totalMs }) => ({ rows, importMs: median(totalMs) }));
  const smallest = sizes[0] as { rows: number; importMs: number };
  const largest = sizes.at(-1) as { rows: number; importMs: number };
  const heldMs = median(held.totalMs);
  return {
    bySize: sizes,
    ratioOfRowTimes: largest.importMs / largest.rows / (smallest.importMs / smallest.rows),
    heldContacts: held.contacts,
    heldMs,
    ratioToEmpty: heldMs / largest.importMs,
  };
}
