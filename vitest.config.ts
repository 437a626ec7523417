import { defineConfig } from 'vitest/config';

/** What watches files hears of every change, so it has a process of its own. */
const watching = ['test/cli/watch*.test.ts'];
const all = ['test/**/*.test.ts'];

export default defineConfig({
  test: {
    // For what hangs: a machine that has other things to do may be five times as slow, and is right all the same.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Many tests wait for processes that they start, so no core is kept free.
    maxWorkers: '100%',
    setupFiles: ['test/setup.ts'],
    // What was built runs as it is: its own imports find the package as a project does.
    server: { deps: { external: [/\/dist\/bin\//] } },
    projects: [
      { extends: true, test: { name: 'watching', include: watching } },
      // Nothing keeps anything at the level of a module but what it has worked out once: a third of the time is saved.
      { extends: true, test: { name: 'all others', include: all, exclude: watching, isolate: false } },
    ],
  },
});
