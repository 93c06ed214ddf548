import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globals: false,
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: [
            'server/modules/*/domain/**/*.test.ts',
            'server/kernel/**/*.test.ts',
            'web/**/*.test.ts',
            'tools/**/*.test.ts',
            'contract/**/*.test.ts',
          ],
        },
      },
    ],
  },
});
