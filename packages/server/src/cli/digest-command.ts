import { Command } from 'commander';
import type { Config } from '../config.ts';
import { digestAccount } from '../crm/digest.ts';
import { type AccountOptions, accountOption, printJson, withMuster } from './with-muster.ts';

/** `muster digest`: a hash of what the account holds, to compare states with. */
export function digestCommand(config: Config): Command {
  return new Command('digest')
    .description('Print a hash of all contacts: equal content, equal hash, whatever the IDs.')
    .addOption(accountOption())
    .option('--json', 'print { digest } as JSON')
    .action(async (options: AccountOptions) => {
      await withMuster(config, options, async ({ pool, account }) => {
        const digest = await digestAccount(pool, account);
        if (options.json) printJson({ digest });
        else process.stdout.write(`${digest}\n`);
      });
    });
}
