import { defineConfig } from 'vitest/config';

const endToEnd = ['test/e2e/**/*.e2e.test.ts'];
const withDatabase = ['packages/*/src/**/*.db.test.ts', 'test/**/*.db.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'plain',
          include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...withDatabase, ...endToEnd, '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'database',
          include: withDatabase,
          globalSetup: ['test/support/serve-test-database.ts'],
        },
      },
      {
        test: {
          name: 'e2e',
          include: endToEnd,
          globalSetup: ['test/support/web/serve-web-app.ts'],
          setupFiles: ['test/support/web/close-chromium-after-file.ts'],
          // Pages take their time where many things go on at once.
          expect: { poll: { timeout: 15_000, interval: 50 } },
          // On machines that stand still for seconds, where `.ci/run` lists what needed it.
          retry: process.env['CI'] === 'true' ? 1 : 0,
          // After all others: browsers want the processors for themselves.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
