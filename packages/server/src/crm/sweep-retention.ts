import type pg from 'pg';
import { accountPool } from '../database/account-pool.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { removeFile } from '../files/file-store.ts';
import type { Muster } from '../imports/muster.ts';
import { openMuster } from '../imports/open-muster.ts';
import { removeExpiredUploads } from '../imports/receive-upload.ts';
import { deleteContacts, listBinned } from '../store/erase-records.ts';
import { deleteOldEvents, listAccountIds, listImportsOver } from '../store/retention.ts';
import { lockAccount } from '../store/revisions.ts';
import { sweepStaging } from '../store/staging-tables.ts';
import { sweepAnswers } from './answer-once.ts';
import { finishErasures } from './erase-contact.ts';
import { sweepPhotos } from './photos.ts';
import { settingValue } from './settings.ts';
import { sweepExports } from './write-export.ts';

/** What all accounts are swept with. */
export interface SweepServices extends Pick<Muster, 'dataFolder' | 'revive'> {
  readonly pool: pg.Pool;
  readonly registry: pg.Pool;
  /** Told of what could not be swept; the next account has its turn. */
  readonly onFailure: (error: unknown) => void;
}

/** Removes what accounts keep no longer. Ends soon after the signal; can be called at any time. */
export async function sweepRetention(services: SweepServices, signal: AbortSignal): Promise<void> {
  for (const accountId of await listAccountIds(services.registry)) {
    try {
      await sweepAccount(await openMuster(services, accountId), signal);
    } catch (error) {
      if (signal.aborted) return;
      services.onFailure(error);
    }
  }
}

/** The same for one account. */
export async function sweepAccount(muster: Muster, signal: AbortSignal): Promise<void> {
  const { accountId } = muster.account;
  const pool = accountPool(muster.pool.connections, accountId);
  const steps = [
    () => finishErasures(muster),
    () => sweepStaging(pool),
    () => removeExpiredUploads(muster),
    () => sweepAnswers(pool, accountId),
    () => sweepExports(muster),
    () => removeOldFiles(muster),
    () => emptyBin(muster, signal),
    () => sweepPhotos(muster),
    () => deleteOldEvents(pool, EVENT_DAYS),
  ];
  for (const step of steps) {
    signal.throwIfAborted();
    await step();
  }
}

/** Files of imports that were over long ago, where the account keeps them for a time only. */
async function removeOldFiles({ pool, account, dataFolder }: Muster): Promise<void> {
  const days = settingValue(account.settings, 'retention_days_files');
  if (days === null) return;
  for (const importId of await listImportsOver(pool, days)) await removeFile(dataFolder, importId);
}

/** Contacts that were in the bin for long, where the account empties it. */
async function emptyBin({ pool, account }: Muster, signal: AbortSignal): Promise<void> {
  const { accountId, settings } = account;
  const days = settingValue(settings, 'retention_days_bin');
  if (days === null) return;
  for (;;) {
    signal.throwIfAborted();
    const removed = await withTransaction(pool, async (client) => {
      // Locking the account makes every plan in it outdated: not where nothing is to be deleted.
      if ((await listBinned(client, accountId, { days, limit: 1 })).length === 0) return 0;
      await lockAccount(client, accountId);
      const ids = await listBinned(client, accountId, { days, limit: CONTACTS_AT_ONCE });
      if (ids.length > 0) await deleteContacts(client, accountId, ids);
      return ids.length;
    });
    if (removed < CONTACTS_AT_ONCE) return;
  }
}

const CONTACTS_AT_ONCE = 1_000;
/** Deliveries are tried for three days; the log is of use for a while after. */
const EVENT_DAYS = 30;
