import type { Readable } from 'node:stream';
import type { PlanFile } from '@muster/core/contract/plan-file';
import type { FieldDefinition } from '@muster/core/object/definition';
import type { CustomField } from '@muster/core/object/with-custom-fields';
import type { FoundContacts } from '../crm/contacts.ts';
import type { ShownSetting } from '../crm/change-settings.ts';
import type { NewField } from '../crm/fields.ts';
import type { TableFileFormat } from '../formats/write-table.ts';
import type { ImportRequest } from '../imports/prepare-import.ts';
import type { importRow, ImportSummary } from '../imports/report-summary.ts';
import type { ShownProgress } from './progress-bar.ts';

/** What commands work in: an account of the database here, or one on a server. */
export interface Workspace {
  /** A command as a person types it to work here too: `resume 01` is `muster resume 01 --account acme`. */
  readonly commandText: (command: string) => string;
  /** Work on an import stops with this process, or goes on at the server. */
  readonly whenLeft: 'stops' | 'goes on';

  /**
   * Finds out what a file is and where its columns go; nothing is imported yet.
   *
   * @throws MusterError of the file, or of what was chosen for its columns.
   */
  readonly openFile: (request: FileRequest, watcher: Watcher) => Promise<OpenedFile>;
  /** @throws MusterError `not_found` unless it is the ID of one import, the beginning of it, or `last`. */
  readonly findImport: (name: string) => Promise<ImportLine>;
  /** Newest first. */
  readonly listImports: () => Promise<readonly ImportLine[]>;
  readonly summarizeImport: (importId: string) => Promise<ImportSummary>;
  /** What was decided about an import that has a plan. */
  readonly readPlan: (importId: string) => Promise<PlanFile>;
  /**
   * Applies a plan, and goes on with whatever was broken off. Where somebody has agreed to a plan,
   * nothing else than that is done.
   *
   * @throws MusterError `version_conflict` where there is another plan, or somebody has gone on with the
   *   import; `plan_outdated` where contacts have changed since, and that is to be refused, or somebody
   *   was erased.
   */
  readonly runImport: (
    importId: string,
    watcher: Watcher,
    agreed?: AgreedPlan,
  ) => Promise<ImportSummary>;
  /** Plans an import once more where contacts have changed since it was planned. */
  readonly planAgain: (importId: string, watcher: Watcher) => Promise<ImportSummary>;
  readonly reverseImport: (
    importId: string,
    kind: 'undo' | 'redo',
    watcher: Watcher,
  ) => Promise<ImportSummary>;
  readonly discardImport: (importId: string) => Promise<ImportLine>;
  /** The rows to correct, as CSV. */
  readonly readReport: (importId: string) => Promise<Readable>;
  /** Writes the same to a file; returns the number of rows. */
  readonly writeReport: (importId: string, target: TargetFile) => Promise<number>;

  readonly findContacts: (search: ContactSearch) => Promise<FoundContacts>;
  /** Returns the number of contacts. */
  readonly exportContacts: (target: TargetFile) => Promise<number>;

  readonly listFields: () => Promise<readonly ShownField[]>;
  readonly addField: (field: NewField) => Promise<CustomField>;
  readonly removeField: (name: string, withValues: boolean) => Promise<FieldName>;

  readonly listSettings: () => Promise<readonly ShownSetting[]>;
  /** Sets it from typed text; `default` puts its default back. */
  readonly setSetting: (key: string, text: string) => Promise<ShownSetting>;
  readonly listMembers: () => Promise<readonly ShownMember[]>;
  readonly addMember: (member: ShownMember) => Promise<ShownMember>;
}

/** Runs a command's work in the account that the person means. */
export type InWorkspace = (
  options: { readonly account?: string; readonly createAccount?: true },
  work: (workspace: Workspace) => Promise<void>,
) => Promise<void>;

/** A plan that somebody was shown and has said yes to. */
export interface AgreedPlan {
  /** null: it was gone already, since somebody was erased. */
  readonly planVersion: number | null;
  /** Where contacts have changed since: nothing is done, or rows are decided by what there is then. */
  readonly ifChanged: 'refuse' | 'plan_anew';
}

/** What long work tells the screen. */
export interface Watcher {
  readonly onProgress: (progress: ShownProgress) => void;
  /** From here on the import is there, and can be gone on with. */
  readonly onStart: (importId: string) => void;
}

/** A file to be imported, and what the person chose. */
export type FileRequest = Omit<ImportRequest, 'object' | 'fileName'>;

/** A file that could be read, before anything is imported. */
export interface OpenedFile {
  readonly reading: {
    /** null where the format has none. */
    readonly encoding: string | null;
    readonly delimiter: string | null;
    readonly headerRows: readonly number[];
  };
  readonly columns: readonly OpenedColumn[];
  readonly mode: ImportSummary['mode'];
  /** The import whose report the file is. */
  readonly corrects: { readonly importId: string; readonly file: string } | null;
  /** Plans every row, and applies the plan unless it ends with `planned`. */
  readonly start: (until: 'planned' | 'applied', watcher: Watcher) => Promise<ImportSummary>;
}

interface OpenedColumn {
  readonly name: string;
  /** null: it goes nowhere. */
  readonly target: { readonly field: string; readonly label: string } | null;
  readonly isChosen: boolean;
}

/** A field as people see it. */
export type ShownField = Pick<
  FieldDefinition,
  'key' | 'label' | 'type' | 'group' | 'custom' | 'many' | 'options'
>;

/** An import as a line of a list. */
export type ImportLine = ReturnType<typeof importRow>;

export interface TargetFile {
  readonly path: string;
  readonly format: TableFileFormat;
}

interface ContactSearch {
  readonly query: string;
  readonly limit: number;
}

interface FieldName {
  readonly key: string;
  readonly label: string;
}

interface ShownMember {
  readonly name: string;
  readonly email: string;
}
