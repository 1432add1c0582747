import { defineConfig } from 'vitest/config';

/** For suites that start browsers: one file at a time, and time enough for a busy machine. */
const browserSuite = { testTimeout: 30_000, hookTimeout: 60_000, fileParallelism: false };

/** Pure code that leaves nothing behind: the files share their workers, which halves the time. */
const pureSuite = { environment: 'node', isolate: false, pool: 'threads', testTimeout: 20_000 } as const;

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts', 'tools/**/*.test.ts'], ...pureSuite } },
      { test: { name: 'repository', include: ['test/repository/**/*.test.ts'], ...pureSuite } },
      { test: { name: 'compliance', include: ['test/compliance/**/*.test.ts'], ...browserSuite } },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], ...browserSuite } },
      { test: { name: 'servers', include: ['test/servers/real/*.test.ts'], ...browserSuite } },
    ],
  },
});
