import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { connectClient } from '../../../../test/support/serve-muster.ts';
import { startTestServer, type TestServer } from '../../../../test/support/start-test-server.ts';
import { readConfig } from '../config.ts';
import type { ImportSummary } from '../imports/report-summary.ts';
import { type Answer, applyIfAgreed } from './apply-if-agreed.ts';
import { inLocalWorkspace } from './local-workspace.ts';
import { inRemoteWorkspace } from './remote-workspace.ts';
import type { AgreedPlan, InWorkspace, Workspace } from './workspace.ts';

/** The same account here and on a server, where no worker runs. */
let db: TestDatabase;
let server: TestServer;
let here: InWorkspace;
let there: InWorkspace;
let addContact: (name: string) => Promise<unknown>;
beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db);
  const env = { DATABASE_URL: db.url, MUSTER_DATA: server.services.dataFolder };
  here = inLocalWorkspace(readConfig(env, '/'));
  const { api, key } = await connectClient(db, server.url);
  there = inRemoteWorkspace({ url: server.url, key, isFromEnv: true });
  addContact = (name) =>
    api.createContact({ body: { values: { first_name: name, email: `${name}@example.com` } } });
});
afterAll(async () => {
  await server.close();
  await db.close();
});

const WATCHER = { onProgress: () => undefined, onStart: () => undefined };

let names = 0;
/** Names that nobody has yet. */
function newNames(): readonly [string, string, string] {
  names += 1;
  return [`ann${names}`, `bob${names}`, `cem${names}`];
}

async function planned(workspace: Workspace, people: readonly string[]): Promise<ImportSummary> {
  const path = join(server.services.dataFolder, 'people.csv');
  const lines = people.map((name) => `${name},${name}@example.com\n`);
  await writeFile(path, `First Name,Email\n${lines.join('')}`);
  const request = { path, choices: [], constants: {}, reading: {} };
  return (await workspace.openFile(request, WATCHER)).start('planned', WATCHER);
}

async function change(importId: string, assignments: string): Promise<void> {
  await db.pool.query(`UPDATE import SET ${assignments} WHERE import_id = $1`, [importId]);
}

describe.each([
  ['here', () => here],
  ['on a server', () => there],
])('%s', (_, inWorkspace) => {
  const inBoth = (work: (local: Workspace, workspace: Workspace) => Promise<void>) =>
    here({}, (local) => inWorkspace()({}, (workspace) => work(local, workspace)));

  test('a plan that somebody made anew is not applied unseen', () =>
    inBoth(async (local, workspace) => {
      const [ann, bob] = newNames();
      const { importId, planVersion } = await planned(local, [ann, bob]);
      await addContact(ann);
      const anew = await local.planAgain(importId, WATCHER);
      expect(anew).toMatchObject({ created: 1, unchanged: 1 });
      for (const ifChanged of ['refuse', 'plan_anew'] as const) {
        const agreed = { planVersion, ifChanged };
        await expect(workspace.runImport(importId, WATCHER, agreed)).rejects.toMatchObject({
          code: 'version_conflict',
        });
      }
      expect(await local.summarizeImport(importId)).toEqual(anew);
    }));

  test.each(['staging', 'applying', 'undoing', 'redoing', 'cancelled'])(
    'an import that somebody has taken on, and that is %s by now, is left to them',
    (state) =>
      inBoth(async (local, workspace) => {
        const { importId, planVersion } = await planned(local, newNames());
        await local.runImport(importId, WATCHER);
        await change(importId, `state = '${state}', undo_cursor = cursor`);
        const agreed = { planVersion, ifChanged: 'refuse' } as const;
        await expect(workspace.runImport(importId, WATCHER, agreed)).rejects.toMatchObject({
          code: 'version_conflict',
        });
        expect(await local.summarizeImport(importId)).toMatchObject({ state });
        await change(importId, `state = 'applied', undo_cursor = NULL`);
      }),
  );

  test('a plan that is no more since somebody was erased is outdated, and another one is another', () =>
    inBoth(async (local, workspace) => {
      const { importId, planVersion } = await planned(local, newNames());
      await change(importId, 'staged_by = NULL');
      const gone = await local.summarizeImport(importId);
      expect(gone.planVersion).toBeNull();
      const apply = (version: number | null, ifChanged: AgreedPlan['ifChanged']) =>
        workspace.runImport(importId, WATCHER, { planVersion: version, ifChanged });
      for (const seen of [planVersion, null]) {
        for (const ifChanged of ['refuse', 'plan_anew'] as const) {
          await expect(apply(seen, ifChanged)).rejects.toMatchObject({ code: 'plan_outdated' });
        }
      }
      await local.planAgain(importId, WATCHER);
      await expect(apply(null, 'refuse')).rejects.toMatchObject({ code: 'version_conflict' });
      expect(await local.summarizeImport(importId)).toMatchObject({ state: 'planned' });
    }));
});

/** What becomes of a plan that `ask` answers for, and what was shown. */
async function agree(workspace: Workspace, plan: ImportSummary, ask: () => Promise<Answer>) {
  const shown: string[] = [];
  const show = ({ created, unchanged }: ImportSummary, isAgain: boolean): void => {
    shown.push(`${isAgain ? 'again: ' : ''}${created} created, ${unchanged} unchanged`);
  };
  const visible = { importId: null, goOnWith: 'resume', workspace };
  return { ...(await applyIfAgreed(visible, plan, { show, ask })), shown };
}

describe('where contacts change while a person thinks', () => {
  test('the plan is made and shown again, until rows are to be imported all the same', () =>
    here({}, async (workspace) => {
      const [ann, bob, cem] = newNames();
      const plan = await planned(workspace, [ann, bob, cem]);
      const answers: (readonly [string, Answer])[] = [
        [ann, 'import'],
        [bob, 'import_all_the_same'],
      ];
      const { summary, isApplied, shown } = await agree(workspace, plan, async () => {
        const [added, answer] = answers.shift() ?? ['', 'leave'];
        await addContact(added);
        return answer;
      });
      expect(shown).toEqual(['3 created, 0 unchanged', 'again: 2 created, 1 unchanged']);
      expect(isApplied).toBe(true);
      expect(summary).toMatchObject({ state: 'applied', created: 1, unchanged: 2 });
    }));

  test('a plan that changes nothing is applied without asking, and not made again', () =>
    here({}, async (workspace) => {
      const [ann, bob] = newNames();
      await addContact(ann);
      const plan = await planned(workspace, [ann]);
      await addContact(bob);
      const { summary, shown } = await agree(workspace, plan, () =>
        Promise.reject(new Error('Nothing is to be asked')),
      );
      expect(shown).toEqual(['0 created, 1 unchanged']);
      expect(summary).toMatchObject({ state: 'applied', unchanged: 1 });
    }));

  test('a plan that nobody wants stays as it was shown last', () =>
    here({}, async (workspace) => {
      const plan = await planned(workspace, newNames());
      const { summary, isApplied } = await agree(workspace, plan, async () => 'leave');
      expect(isApplied).toBe(false);
      expect(summary).toEqual(plan);
      expect(await workspace.summarizeImport(plan.importId)).toEqual(plan);
    }));
});
