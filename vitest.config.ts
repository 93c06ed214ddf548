import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: [
            'server/modules/*/domain/**/*.test.ts',
            'server/kernel/**/*.test.ts',
            'web/**/*.test.ts',
            'tools/**/*.test.ts',
            'contract/**/*.test.ts',
          ],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'database',
          include: [
            'server/modules/*/{use-cases,store,http,jobs}/**/*.test.ts',
            'server/adapters/**/*.test.ts',
            'server/operations/**/*.test.ts',
            'server/db/**/*.test.ts',
            'server/test/**/*.test.ts',
          ],
          globalSetup: ['server/test/database.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.e2e.ts'],
          // Takes half an hour: `npm run plan`.
          exclude: process.env.PLAN_EDGE ? [] : ['e2e/deployment-plan.e2e.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
