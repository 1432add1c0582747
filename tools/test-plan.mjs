import { countPlaywright, countProgram, countVitest } from './test-counts.mjs';

/**
 * @typedef {object} TestRunner
 * @property {string} name also that of its report, artifacts/<name>.json
 * @property {string} script the program, a file of node_modules
 * @property {string[]} args
 * @property {import('./test-counts.mjs').CountReport} count
 * @property {boolean} writesReport false: the report is the exit code
 */

/** Everything that `npm test` runs, in its order; the real servers come last. @type {readonly TestRunner[]} */
export const TEST_RUNNERS = [
  program('types', 'typescript/bin/tsc', ['--noEmit']),
  program('lint', '@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '.']),
  vitest('unit', ['repository', 'unit', 'exhaustive']),
  vitest('compliance', ['compliance']),
  {
    name: 'panel',
    script: '@playwright/test/cli.js',
    args: ['test', '--config', 'test/panel/playwright.config.ts', '--reporter', 'line,json'],
    count: countPlaywright,
    writesReport: true,
  },
  vitest('e2e', ['e2e']),
];

/**
 * The tests with real servers.
 * @param {boolean} hasDebian false: only with those that npm has
 */
export function serversRunner(hasDebian) {
  const { args, ...runner } = vitest('servers', ['servers']);
  return { ...runner, args: hasDebian ? args : [...args, 'npm-servers'] };
}

/** @param {string} name */
export function reportPath(name) {
  return `artifacts/${name}.json`;
}

/** @param {string} name @param {string} script @param {string[]} args @returns {TestRunner} */
function program(name, script, args) {
  return { name, script, args, count: countProgram, writesReport: false };
}

/** @param {string} name @param {string[]} projects @returns {TestRunner} */
function vitest(name, projects) {
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath(name)}`];
  const args = ['run', ...projects.flatMap((project) => ['--project', project]), ...output];
  return { name, script: 'vitest/vitest.mjs', args, count: countVitest, writesReport: true };
}
