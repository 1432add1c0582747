import { defineConfig } from 'vitest/config';

/** For suites that start browsers: one file at a time, and time enough for a busy machine. */
const browserSuite = { testTimeout: 30_000, hookTimeout: 60_000, fileParallelism: false };

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts', 'tools/**/*.test.ts'], environment: 'node' } },
      { test: { name: 'repository', include: ['test/repository/**/*.test.ts'], environment: 'node' } },
      { test: { name: 'compliance', include: ['test/compliance/**/*.test.ts'], ...browserSuite } },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], ...browserSuite } },
    ],
  },
});
