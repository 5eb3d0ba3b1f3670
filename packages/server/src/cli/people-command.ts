import { ROLES, type Role } from '@muster/core/contract/permissions';
import { Command, Option } from 'commander';
import type { Config } from '../config.ts';
import { OPERATOR, recordAudit } from '../crm/audit.ts';
import { type Account, findNamedAccount, openAccount } from '../crm/open-account.ts';
import { accountPool } from '../database/account-pool.ts';
import { openDatabase } from '../database/open-database.ts';
import { listMembers, type StoredMember } from '../people/members.ts';
import type { People } from '../people/people.ts';
import { layoutColumns } from './text-layout.ts';
import { type AccountOptions, accountOption, printJson, withMuster } from './with-muster.ts';

/** `muster people`: who belongs to an account; links for those who cannot get them by mail. */
export function peopleCommand(config: Config): Command {
  return new Command('people')
    .description('List the people of the account, and let them in.')
    .addCommand(listCommand(config), { isDefault: true })
    .addCommand(inviteCommand(config))
    .addCommand(resetCommand(config))
    .addCommand(resetTwoFactorCommand(config));
}

function listCommand(config: Config): Command {
  return new Command('list')
    .description('Show who belongs to the account, and their roles.')
    .addOption(accountOption())
    .option('--json', 'print the members as JSON')
    .action(async (options: AccountOptions) => {
      await withMuster(config, options, async ({ pool }) => {
        const members: StoredMember[] = [];
        let cursor: string | null | undefined;
        while (cursor !== null) {
          const page = await listMembers(pool, { limit: 200, cursor });
          members.push(...page.items);
          cursor = page.nextCursor;
        }
        if (options.json) printJson(members.map(shownMember));
        else process.stdout.write(memberLines(members));
      });
    });
}

function inviteCommand(config: Config): Command {
  return new Command('invite')
    .description('Print a link with which somebody joins the account, within 14 days.')
    .argument('<email>', 'whom the link is for')
    .addOption(
      new Option('--role <role>', 'what they will be').choices([...ROLES]).default('member'),
    )
    .addOption(accountOption())
    .option('--json', 'print { email, role, link } as JSON')
    .action(async (email: string, options: AccountOptions & { readonly role: Role }) => {
      await withPeople(config, async (people) => {
        const account = await accountNamed(people, options.account);
        const inviter = { personId: null, name: 'The operator of Muster', role: 'owner' } as const;
        const { role } = options;
        const { invite } = await import('../people/invitations.ts');
        const { invitation, link } = await invite(people, account, { email, role, inviter });
        await recordAudit(accountPool(people.pool, account.accountId), {
          actor: OPERATOR,
          action: 'createInvitation',
          subject: { kind: 'invitation', id: invitation.invitationId },
          detail: { role },
        });
        if (options.json) printJson({ email: invitation.email, role, link });
        else process.stdout.write(`${invitation.email} joins as ${role} at\n  ${link}\n`);
      });
    });
}

function resetCommand(config: Config): Command {
  return new Command('reset-password')
    .description('Print a link with which a person chooses a new password, once, within an hour.')
    .argument('<email>', 'whose password')
    .option('--json', 'print { email, link } as JSON')
    .action(async (email: string, options: Pick<AccountOptions, 'json'>) => {
      await withPeople(config, async (people) => {
        const { makeResetLink } = await import('../people/reset-password.ts');
        const link = await makeResetLink(people, email);
        if (options.json) printJson({ email, link });
        else process.stdout.write(`${email} chooses a new password at\n  ${link}\n`);
      });
    });
}

function resetTwoFactorCommand(config: Config): Command {
  return new Command('reset-two-factor')
    .description('Turn two-factor off for somebody who lost both phone and backup codes.')
    .argument('<email>', 'who signs in with the password alone from here on')
    .option('--json', 'print { email } as JSON')
    .action(async (email: string, options: Pick<AccountOptions, 'json'>) => {
      await withPeople(config, async (people) => {
        const { resetTwoFactor } = await import('../people/reset-password.ts');
        await resetTwoFactor(people, email);
        if (options.json) printJson({ email });
        else process.stdout.write(`${email} signs in with the password alone.\n`);
      });
    });
}

/** Runs a command's work with people open; it shows links, and mails none. */
async function withPeople(config: Config, work: (people: People) => Promise<void>): Promise<void> {
  // Loaded when they are needed: other commands start in half the time without them.
  const { openPeople } = await import('../people/open-people.ts');
  const { createLog } = await import('../api/create-log.ts');
  const { pool, registry, close } = await openDatabase(config);
  const baseUrl = (): string => config.publicUrl ?? `http://localhost:${config.port}`;
  const log = createLog(config);
  try {
    const quiet = { ...config, smtpUrl: null };
    await work(await openPeople({ pool, registry, config: quiet, baseUrl, log }));
  } finally {
    await close();
  }
}

async function accountNamed({ registry }: People, name: string | undefined): Promise<Account> {
  const { FIRST_ACCOUNT } = await import('../people/sign-up.ts');
  return name === undefined
    ? openAccount(registry, FIRST_ACCOUNT)
    : findNamedAccount(registry, name);
}

function shownMember({ memberId, name, email, role, leftAt }: StoredMember) {
  return { memberId, name, email, role, hasLeft: leftAt !== null };
}

function memberLines(members: readonly StoredMember[]): string {
  if (members.length === 0) {
    return 'Nobody belongs to this account. Invite its owner with: muster people invite EMAIL --role owner\n';
  }
  const rows = members.map(({ name, email, role, leftAt }) => [
    name,
    email,
    role ?? (leftAt === null ? 'only named' : 'has left'),
  ]);
  return `${layoutColumns(rows)}\n`;
}
