import { inEnglish } from '@muster/core/language/sentence';
import { Command } from 'commander';
import type { ShownSetting } from '../crm/change-settings.ts';
import { paint } from './paint.ts';
import { layoutColumns, padText, wrapText } from './text-layout.ts';
import {
  type AccountOptions,
  accountOption,
  createAccountOption,
  printJson,
} from './with-muster.ts';
import type { InWorkspace } from './workspace.ts';

/** `muster settings`: how the account's imports read values and find duplicates, and who is in it. */
export function settingsCommand(inWorkspace: InWorkspace): Command {
  return new Command('settings')
    .description('Show and change the settings of the account.')
    .addCommand(listCommand(inWorkspace), { isDefault: true })
    .addCommand(setCommand(inWorkspace))
    .addCommand(memberCommand(inWorkspace));
}

function listCommand(inWorkspace: InWorkspace): Command {
  return new Command('list')
    .description('Show every setting with its value, and the members.')
    .addOption(accountOption())
    .option('--json', 'print { settings, members } as JSON')
    .action(async (options: AccountOptions) => {
      await inWorkspace(options, async (workspace) => {
        const settings = await workspace.listSettings();
        const members = await workspace.listMembers();
        if (options.json) {
          printJson({
            settings: Object.fromEntries(settings.map(({ key, value }) => [key, value])),
            members: members.map(({ name, email }) => ({ name, email })),
          });
          return;
        }
        process.stdout.write(settings.map(settingText).join('\n'));
        process.stdout.write(`\n${paint('bold', 'Members')}\n`);
        const rows = members.map(({ name, email }) => [name, email]);
        process.stdout.write(
          rows.length === 0
            ? `  none; add one with: muster settings member add "Ann Lee" ann@example.com\n`
            : `${layoutColumns(rows, { indent: '  ' })}\n`,
        );
      });
    });
}

function setCommand(inWorkspace: InWorkspace): Command {
  return new Command('set')
    .description('Change a setting; "default" puts its default back.')
    .argument('<key>', 'the name of the setting')
    .argument('<value>', 'its new value; several are separated by commas')
    .addOption(accountOption())
    .addOption(createAccountOption())
    .option('--json', 'print { key, value } as JSON')
    .action(async (key: string, text: string, options: AccountOptions) => {
      await inWorkspace(options, async (workspace) => {
        const setting = await workspace.setSetting(key, text);
        if (options.json) printJson({ key: setting.key, value: setting.value });
        else process.stdout.write(`${setting.key} is now ${setting.text}.\n`);
      });
    });
}

function memberCommand(inWorkspace: InWorkspace): Command {
  const add = new Command('add')
    .description('Add a member, or rename the one with that email.')
    .argument('<name>', 'first and last name, e.g. "Ann Lee"')
    .argument('<email>', 'e.g. ann@example.com')
    .addOption(accountOption())
    .addOption(createAccountOption())
    .option('--json', 'print { name, email } as JSON')
    .action(async (name: string, email: string, options: AccountOptions) => {
      await inWorkspace(options, async (workspace) => {
        const member = await workspace.addMember({ name, email });
        if (options.json) printJson(member);
        else process.stdout.write(`${member.name} <${member.email}> is a member.\n`);
      });
    });
  return new Command('member')
    .description('The people of the account, whom owner and follower columns name.')
    .addCommand(add);
}

const KEY_WIDTH = 18;

function settingText({ key, text, isDefault, meaning }: ShownSetting): string {
  const value = wrapText(text, ' '.repeat(KEY_WIDTH)).trimStart();
  const shown = isDefault ? value : paint('cyan', value);
  const explained = paint('dim', wrapText(inEnglish(meaning), ' '.repeat(KEY_WIDTH)));
  return `${padText(key, KEY_WIDTH)}${shown}\n${explained}\n`;
}
