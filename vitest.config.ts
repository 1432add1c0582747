import { defineConfig } from 'vitest/config';

/** For suites that start browsers: one file at a time, and time enough for a busy machine. */
const browserSuite = {
  testTimeout: 30_000,
  hookTimeout: 60_000,
  fileParallelism: false,
  expect: { poll: { timeout: 10_000 } },
};

/** Pure code that leaves nothing behind: the files share their workers, which halves the time. */
const pureSuite = { environment: 'node', isolate: false, pool: 'threads', testTimeout: 20_000 } as const;

/** Units that try all there is: each decoder with the worst of messages, each recording damaged at each place. */
const EXHAUSTIVE = 'src/**/*.exhaustive.test.ts';

export default defineConfig({
  test: {
    maxWorkers: '100%', // one processor of two would do nothing else
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: [EXHAUSTIVE],
          ...pureSuite,
        },
      },
      // A case may try hundreds of thousands of messages: on a busy machine that takes its time.
      { test: { name: 'exhaustive', include: [EXHAUSTIVE], ...pureSuite, testTimeout: 60_000 } },
      { test: { name: 'repository', include: ['test/repository/**/*.test.ts'], ...pureSuite } },
      { test: { name: 'compliance', include: ['test/compliance/**/*.test.ts'], ...browserSuite } },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], ...browserSuite } },
      { test: { name: 'servers', include: ['test/servers/real/*.test.ts'], ...browserSuite } },
    ],
  },
});
