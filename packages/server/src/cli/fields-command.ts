import { Command } from 'commander';
import { MusterError } from '../errors.ts';
import { paint } from './paint.ts';
import { layoutColumns } from './text-layout.ts';
import {
  type AccountOptions,
  accountOption,
  createAccountOption,
  printJson,
} from './with-muster.ts';
import type { InWorkspace, ShownField } from './workspace.ts';

/** `muster fields`: what a contact can hold, and the account's own fields. */
export function fieldsCommand(inWorkspace: InWorkspace): Command {
  return new Command('fields')
    .description("List the fields of contacts, and add or remove the account's own.")
    .addCommand(listCommand(inWorkspace), { isDefault: true })
    .addCommand(addCommand(inWorkspace))
    .addCommand(removeCommand(inWorkspace));
}

function listCommand(inWorkspace: InWorkspace): Command {
  return new Command('list')
    .description('List the fields of contacts.')
    .addOption(accountOption())
    .option('--json', 'print { fields } as JSON')
    .action(async (options: AccountOptions) => {
      await inWorkspace(options, async (workspace) => {
        const fields = await workspace.listFields();
        if (options.json) printJson({ fields: fields.map(fieldJson) });
        else process.stdout.write(fieldsText(fields));
      });
    });
}

interface AddOptions extends AccountOptions {
  readonly type: string;
  readonly option: readonly string[];
  readonly key?: string;
}

function addCommand(inWorkspace: InWorkspace): Command {
  return new Command('add')
    .description("Add a field of the account's own.")
    .argument('<label>', 'what people see, e.g. "Shoe size"')
    .option('--type <type>', 'what it holds, e.g. text, number, date, single_option', 'text')
    .option('--option <option>', 'one of its options; may be repeated', collect, [])
    .option('--key <key>', 'its name in files and commands; made from the label unless given')
    .addOption(accountOption())
    .addOption(createAccountOption())
    .option('--json', 'print the field as JSON')
    .action(async (label: string, options: AddOptions) => {
      await inWorkspace(options, async (workspace) => {
        const field = await workspace.addField({
          label,
          type: options.type,
          options: options.option,
          key: options.key ?? null,
        });
        if (options.json) printJson(field);
        else process.stdout.write(`Added ${field.label}: --map 'Column=${field.key}'\n`);
      });
    });
}

function removeCommand(inWorkspace: InWorkspace): Command {
  return new Command('remove')
    .description("Remove one of the account's own fields.")
    .argument('<field>', 'its key or label')
    .option('--with-values', 'remove what contacts hold in it as well; this cannot be undone')
    .addOption(accountOption())
    .option('--json', 'print { removed } as JSON')
    .action(async (name: string, options: AccountOptions & { withValues?: true }) => {
      await inWorkspace(options, async (workspace) => {
        const { key, label } = await workspace
          .removeField(name, options.withValues === true)
          .catch(sayHowToRemove);
        if (options.json) printJson({ removed: key });
        else process.stdout.write(`Removed ${label}.\n`);
      });
    });
}

function sayHowToRemove(error: unknown): never {
  if (!(error instanceof MusterError) || error.detail['contactsWithValue'] === undefined) {
    throw error;
  }
  const { code, message, detail } = error;
  throw new MusterError(code, `${message} Add --with-values for that.`, { cause: error, detail });
}

function fieldJson({ key, label, type, custom, many, options }: ShownField): unknown {
  return { key, label, type, custom, many, ...(options ? { options } : {}) };
}

function fieldsText(fields: readonly ShownField[]): string {
  const groups = new Map<string, ShownField[]>();
  for (const field of fields) groups.set(field.group, [...(groups.get(field.group) ?? []), field]);
  const key = Math.max(...fields.map((field) => field.key.length));
  return [...groups]
    .map(([group, members]) => {
      const rows = members.map((field) => [
        field.key.padEnd(key),
        field.label,
        `${field.type.replaceAll('_', ' ')}${field.options ? `: ${field.options.join(', ')}` : ''}`,
      ]);
      return `${paint('bold', group)}\n${layoutColumns(rows, { indent: '  ' })}\n`;
    })
    .join('\n');
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
