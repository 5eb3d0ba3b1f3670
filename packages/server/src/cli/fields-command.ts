import type { FieldDefinition } from '@muster/core/object/definition';
import { Command } from 'commander';
import type { Config } from '../config.ts';
import { addField, loadDefinition, removeField } from '../crm/fields.ts';
import { paint } from './paint.ts';
import { layoutColumns } from './text-layout.ts';
import { type AccountOptions, accountOption, printJson, withMuster } from './with-muster.ts';

/** `muster fields`: what a contact can hold, and the account's own fields. */
export function fieldsCommand(config: Config): Command {
  return new Command('fields')
    .description("List the fields of contacts, and add or remove the account's own.")
    .addCommand(listCommand(config), { isDefault: true })
    .addCommand(addCommand(config))
    .addCommand(removeCommand(config));
}

function listCommand(config: Config): Command {
  return new Command('list')
    .description('List the fields of contacts.')
    .addOption(accountOption())
    .option('--json', 'print { fields } as JSON')
    .action(async (options: AccountOptions) => {
      await withMuster(config, options, async ({ pool, account }) => {
        const { fields } = await loadDefinition(pool, account.accountId, 'contact');
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

function addCommand(config: Config): Command {
  return new Command('add')
    .description("Add a field of the account's own.")
    .argument('<label>', 'what people see, e.g. "Shoe size"')
    .option('--type <type>', 'what it holds, e.g. text, number, date, single_option', 'text')
    .option('--option <option>', 'one of its options; may be repeated', collect, [])
    .option('--key <key>', 'its name in files and commands; made from the label unless given')
    .addOption(accountOption())
    .option('--json', 'print the field as JSON')
    .action(async (label: string, options: AddOptions) => {
      await withMuster(config, options, async ({ pool, account }) => {
        const field = await addField(pool, account, {
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

function removeCommand(config: Config): Command {
  return new Command('remove')
    .description("Remove one of the account's own fields.")
    .argument('<field>', 'its key or label')
    .option('--with-values', 'remove what contacts hold in it as well; this cannot be undone')
    .addOption(accountOption())
    .option('--json', 'print { removed } as JSON')
    .action(async (name: string, options: AccountOptions & { withValues?: true }) => {
      await withMuster(config, options, async ({ pool, account }) => {
        const withValues = options.withValues === true;
        const { key, label } = await removeField(pool, account, { name, withValues });
        if (options.json) printJson({ removed: key });
        else process.stdout.write(`Removed ${label}.\n`);
      });
    });
}

function fieldJson({ key, label, type, custom, many, options }: FieldDefinition): unknown {
  return { key, label, type, custom, many, ...(options ? { options } : {}) };
}

function fieldsText(fields: readonly FieldDefinition[]): string {
  const groups = new Map<string, FieldDefinition[]>();
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
