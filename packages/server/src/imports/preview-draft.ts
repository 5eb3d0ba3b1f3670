import type { Detected } from '@muster/core/detected';
import { inLanguage } from '@muster/core/language/in-language';
import type { Language } from '@muster/core/language/language';
import { type Said, say } from '@muster/core/language/sentence';
import type { DateOrder } from '@muster/core/normalize/settings';
import type { Mode } from '@muster/core/plan/rules';
import type { Dialect } from '@muster/core/read/dialect';
import type { HeaderRows } from '@muster/core/read/detect-header';
import type { RawRow } from '@muster/core/read/raw-row';
import { MusterError } from '../errors.ts';
import { openTable } from '../formats/open-table.ts';
import { isWholeFile } from '../formats/sample-rows.ts';
import type { Table } from '../formats/table.ts';
import { type ImportDraft, readDraft } from '../store/import-drafts.ts';
import { type ImportRecord, readImport } from '../store/imports.ts';
import { draftRequest } from './draft-request.ts';
import { noDraft } from './edit-draft.ts';
import type { Muster } from './muster.ts';
import { type DraftedImport, draftImport } from './prepare-import.ts';
import { type PreviewTop, previewTop } from './preview-top.ts';
import {
  type PreviewColumn,
  previewColumns,
  type PreviewTable,
  previewTable,
} from './preview-table.ts';
import { readStoredFile } from './read-stored-file.ts';
import { findUpload, type UploadStanding } from './receive-upload.ts';

/** What an import would be, as far as its file has arrived and a person has decided. */
export interface DraftPreview {
  readonly importId: string;
  readonly file: {
    readonly name: string;
    /** In bytes; null while it is not known. */
    readonly size: number | null;
    /** Bytes that are there. */
    readonly received: number;
    readonly isWhole: boolean;
    /** Where the rest of it is to be sent; null: all is there. */
    readonly uploadId: string | null;
  };
  /** What a person has said, columns aside; null: nothing. */
  readonly chosen: Pick<
    ImportDraft,
    'mode' | 'onEmpty' | 'ignoreUnmapped' | 'reading' | 'constants'
  > & { readonly dateOrder: DateOrder | null };
  /** null while nothing can be read. */
  readonly reading: PreviewReading | null;
  /** The first rows of the file as they are written, the header among them. */
  readonly top: PreviewTop;
  readonly mode: Mode;
  readonly columns: readonly PreviewColumn[];
  readonly table: PreviewTable;
  /** What keeps the import from being planned. */
  readonly problems: readonly { readonly code: string; readonly sentence: string }[];
  /** Columns about which something was said, and which the file has not. */
  readonly unusedChoices: readonly string[];
  /** The import whose report the file is. */
  readonly corrects: string | null;
}

/** What was found out, with the reason in the reader's language. */
type Finding<T> = Omit<Detected<T>, 'reason'> & { readonly reason: string };

interface PreviewReading {
  readonly encoding: Finding<string> | null;
  readonly dialect: Finding<Dialect> | null;
  readonly header: Finding<HeaderRows>;
  /** Rows of data: exact where all of them have been looked at. */
  readonly rows: { readonly count: number; readonly isExact: boolean };
}

/**
 * Looks at a draft's file and at what a person has said, and shows what would come of it. What is
 * wrong is part of the answer. Reads the file's beginning, and samples of the rest.
 *
 * @throws MusterError `not_found`; `import_state` when the import is no draft any more.
 */
export async function previewDraft(muster: Muster, importId: string): Promise<DraftPreview> {
  const { language = 'en' } = muster;
  const key = { accountId: muster.account.accountId, importId };
  const record = await readImport(muster.pool, key);
  const draft = await readDraft(muster.pool, key);
  if (draft === null) throw noDraft(record);
  const arriving = record.fileHash === '' ? await arrivingUpload(muster, draft) : null;
  const file = {
    name: record.fileName,
    size: arriving === null ? record.fileSize : arriving.size,
    received: arriving === null ? record.fileSize : arriving.received,
    isWhole: record.fileHash !== '' || arriving?.state === 'complete',
    uploadId: arriving?.state === 'arriving' ? draft.uploadId : null,
  };
  const { mode, onEmpty, dateOrder = null, ignoreUnmapped, reading, constants } = draft;
  const chosen = { mode, onEmpty, dateOrder, ignoreUnmapped, reading, constants };
  const opened = await openDraft(muster, record, { draft, isWhole: file.isWhole });
  if ('problem' in opened) {
    const { code, sentence } = opened.problem;
    const problem = { code, sentence: inLanguage(sentence, language) };
    return { ...NOTHING, importId, file, chosen, mode: mode ?? 'upsert', problems: [problem] };
  }
  const { table } = opened;
  const { request, unused } = draftRequest(muster, record, { draft, table });
  const { drafted, top } = await readStoredFile(muster, record, async () => ({
    drafted: await draftImport(muster, table, request),
    top: await previewTop(table),
  }));
  return {
    importId,
    file,
    chosen,
    reading: readingOf({ ...drafted, table }, file, language),
    top,
    mode: drafted.plan.mode,
    columns: previewColumns(drafted, language),
    table: previewTable(drafted, language),
    problems: [...drafted.problems, ...(isLost(record, arriving) ? [UPLOAD_GONE] : [])].map(
      ({ code, sentence }) => ({ code, sentence: inLanguage(sentence, language) }),
    ),
    unusedChoices: unused,
    corrects: drafted.corrects?.importId ?? null,
  };
}

/** The upload ended before all of the file was there. */
function isLost({ fileHash }: ImportRecord, arriving: UploadStanding | null): boolean {
  return fileHash === '' && arriving === null;
}

/** null: its time is over. */
async function arrivingUpload(
  muster: Muster,
  { uploadId }: ImportDraft,
): Promise<UploadStanding | null> {
  try {
    return await findUpload(muster, uploadId);
  } catch (error) {
    if (error instanceof MusterError && error.code === 'not_found') return null;
    throw error;
  }
}

const UPLOAD_GONE = {
  code: 'not_found',
  sentence: say(
    'The upload ended before all of the file was there. Send it again, and import that.',
  ),
} as const;

const NOTHING = {
  reading: null,
  top: [],
  columns: [],
  table: { fields: [], rows: [] },
  unusedChoices: [],
  corrects: null,
} as const;

type Opened =
  | { readonly table: Table }
  | { readonly problem: { readonly code: string; readonly sentence: Said } };

/** A file that cannot be read is a problem to be shown, not a failure. */
async function openDraft(
  muster: Muster,
  record: ImportRecord,
  { draft, isWhole }: { readonly draft: ImportDraft; readonly isWhole: boolean },
): Promise<Opened> {
  try {
    const table = await readStoredFile(muster, record, (path) =>
      openTable(path, draft.reading, { isArriving: !isWhole }),
    );
    return { table };
  } catch (error) {
    if (!(error instanceof MusterError) || error.status >= 500) throw error;
    if (error.code === 'file_empty' && !isWhole) {
      return {
        problem: { code: error.code, sentence: say('Nothing of the file has arrived yet.') },
      };
    }
    return { problem: { code: error.code, sentence: error.said } };
  }
}

function readingOf(
  { table, sample }: DraftedImport & { readonly table: Table },
  file: DraftPreview['file'],
  language: Language,
): PreviewReading {
  const { encoding, dialect, header, sizeBytes } = table;
  return {
    encoding: encoding && findingOf(encoding, language),
    dialect: dialect && findingOf(dialect, language),
    header: findingOf(header, language),
    rows: countRows(sample, { sizeBytes: file.size ?? sizeBytes, isWhole: file.isWhole }),
  };
}

function findingOf<T>(detected: Detected<T>, language: Language): Finding<T> {
  return { ...detected, reason: inLanguage(detected.reason, language) };
}

function countRows(
  sample: readonly RawRow[],
  { sizeBytes, isWhole }: { readonly sizeBytes: number; readonly isWhole: boolean },
): PreviewReading['rows'] {
  if (isWhole && isWholeFile(sample)) return { count: sample.length, isExact: true };
  const [first] = sample;
  const last = sample.at(-1);
  if (first === undefined || last === undefined || sample.length < 2) {
    return { count: sample.length, isExact: false };
  }
  const bytesPerRow = (last.byteOffset - first.byteOffset) / (sample.length - 1);
  const count = Math.round((sizeBytes - first.byteOffset) / Math.max(1, bytesPerRow));
  return { count: Math.max(sample.length, count), isExact: false };
}
