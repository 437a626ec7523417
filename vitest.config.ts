import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // Half of the time goes to the command line in processes of its own, so no core is kept free.
    maxWorkers: '100%',
    setupFiles: ['test/setup.ts'],
  },
});
