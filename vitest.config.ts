import { defineConfig } from 'vitest/config';

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
          exclude: [...withDatabase, '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'database',
          include: withDatabase,
          globalSetup: ['test/support/serve-test-database.ts'],
        },
      },
    ],
  },
});
