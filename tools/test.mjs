#!/usr/bin/env node
/** `npm test`: sets everything up, builds, and runs every kind of test. Its last line is the count of all of them. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inProject, NODE_24, runNpm } from './project.mjs';
import { killAll, runBounded } from './runner.mjs';
import { ensureDebianServers, ensureNpmServers, missingServers } from './server-setup.mjs';
import { ensureBrowser, ensureDependencies, ensureDisplay } from './setup.mjs';
import { countRunner } from './test-counts.mjs';
import { reportPath, serversRunner, TEST_RUNNERS } from './test-plan.mjs';

/** @typedef {import('./test-counts.mjs').Counts & { name: string, seconds: number }} Result */

const LIMIT_MS = 60 * 60 * 1000;

async function main() {
  const deadline = Date.now() + LIMIT_MS;
  await ensureDependencies();
  await ensureBrowser(['chromium', 'chrome', 'edge']);
  await ensureBrowser(['firefox']);
  await ensureDisplay();
  await ensureNpmServers();
  const hasDebian = await chooseServers();
  mkdirSync(inProject('artifacts'), { recursive: true });
  /** @type {Result[]} */
  const results = [await build()];
  for (const runner of [...TEST_RUNNERS, serversRunner(hasDebian)]) results.push(await runTests(runner, deadline));
  report(results.filter(({ passed, failed }) => passed + failed > 0));
}

/**
 * Whether the servers that Debian has take part. Nobody's machine gets seven of them for a test: they are installed where
 * the machine is there for tests, and by `npm run test:servers`.
 */
async function chooseServers() {
  if (process.env.CI) await ensureDebianServers();
  const missing = missingServers();
  if (process.env.CI || missing.length === 0) return true; // one that CI could not install fails
  console.log(`Servers that Debian has are left out, see npm run test:servers: ${missing.join(' ')}`);
  return false;
}

/** A build that fails is one failed test; the runners go on, and say what else is broken. @returns {Promise<Result>} */
async function build() {
  const started = Date.now();
  const exitCode = await runNpm(['run', 'build', '--silent']);
  const failures = exitCode === 0 ? [] : [`exit code ${exitCode}, see its output above`];
  return { name: 'build', seconds: secondsSince(started), passed: 0, failed: failures.length, failures };
}

/** @param {import('./test-plan.mjs').TestRunner} runner @param {number} deadline @returns {Promise<Result>} */
async function runTests(runner, deadline) {
  const { name, script, args, count, writesReport } = runner;
  console.log(`\n── ${name} ──`);
  const path = inProject(reportPath(name));
  rmSync(path, { force: true });
  // A choice of browsers that stands in the environment would leave out tests silently.
  const { WIRESCOPE_BROWSER: _choice, ...env } = process.env;
  env.PLAYWRIGHT_JSON_OUTPUT_FILE = path; // it takes no option for this
  const started = Date.now();
  const ended = await runBounded(NODE_24, [inProject(`node_modules/${script}`), ...args], { env, deadline });
  if (!writesReport) writeFileSync(path, `${JSON.stringify({ name, ...ended })}\n`);
  return { name, seconds: secondsSince(started), ...countRunner(ended, readReport(path), count) };
}

/** @param {readonly Result[]} results */
function report(results) {
  console.log('');
  for (const { name, seconds, passed, failed } of results) {
    console.log(
      `${name.padEnd(11)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds} s`,
    );
  }
  for (const { name, failures } of results) {
    for (const failure of failures) console.log(`✗ ${name}: ${failure}`);
  }
  writeFileSync(inProject('artifacts/summary.json'), `${JSON.stringify(results, null, 2)}\n`);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`${passed} passed, ${failed} failed`);
}

/** @param {string} path @returns {unknown} undefined when the runner left no readable report */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {number} started */
function secondsSince(started) {
  return Math.round((Date.now() - started) / 1000);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    killAll();
    process.exit(1);
  });
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
