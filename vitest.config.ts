import { defineConfig } from 'vitest/config';

/** What watches files hears of every change, so it has a process of its own. */
const watching = ['test/cli/watch*.test.ts'];
const all = ['test/**/*.test.ts'];

export default defineConfig({
  test: {
    // Against what never ends, and for nothing else: a busy machine takes many times as long as a free one.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
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
