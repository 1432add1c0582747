/** Reads the JSON reports of the runners. They come from other programs: nothing in them is taken for granted. */
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './project.mjs';

/** @typedef {{ passed: number, failed: number, failures: string[] }} Counts failures: one text each */
/** @typedef {(report: unknown) => Counts} CountReport */

/**
 * The counts of one runner. A runner that did not finish, left no report, or ran no test counts as one failed test
 * more; so does one that reports no failure but ends with an exit code (an error outside of its tests).
 * @param {{ exitCode: number | null, timedOut: boolean }} ended
 * @param {unknown} report undefined when there is none
 * @param {CountReport} count
 * @returns {Counts}
 */
export function countRunner(ended, report, count) {
  const counts = report === undefined ? { passed: 0, failed: 0, failures: [] } : count(report);
  const problem = problemOf(ended, counts);
  if (problem === undefined) return counts;
  return { ...counts, failed: counts.failed + 1, failures: [...counts.failures, problem] };
}

/** @param {{ exitCode: number | null, timedOut: boolean }} ended @param {Counts} counts */
function problemOf({ exitCode, timedOut }, { passed, failed }) {
  if (timedOut) return 'was ended: the time for all tests is over';
  if (exitCode === null) return 'was ended by a signal';
  if (passed + failed === 0) return `ran no test (exit code ${exitCode}), see its output above`;
  if (exitCode !== 0 && failed === 0) return `ended with exit code ${exitCode}, see its output above`;
  return undefined;
}

/** One whole program as one test. @type {CountReport} */
export function countProgram(report) {
  const exitCode = record(report).exitCode;
  if (exitCode === 0) return { passed: 1, failed: 0, failures: [] };
  return { passed: 0, failed: 1, failures: [`exit code ${String(exitCode)}, see its output above`] };
}

/** Vitest's reporter "json", which has the format of Jest's. @type {CountReport} */
export function countVitest(report) {
  const counts = { passed: 0, failed: 0, failures: /** @type {string[]} */ ([]) };
  for (const file of records(record(report).testResults)) {
    const tests = records(file.assertionResults);
    const failed = tests.filter(({ status }) => status === 'failed');
    const passed = tests.filter(({ status }) => status === 'passed');
    counts.passed += passed.length;
    counts.failed += tests.length - passed.length; // a skipped test has not passed
    for (const test of failed) counts.failures.push(`${String(test.fullName)}: ${vitestReason(test)}`);
    const notRun = tests.length - passed.length - failed.length;
    if (notRun > 0) counts.failures.push(`${fileName(file)}: ${notRun} not run, see the output above`);
    // A file that cannot be loaded has no test at all.
    if (file.status === 'failed' && tests.length === passed.length) {
      counts.failed += 1;
      counts.failures.push(`${fileName(file)}: ${firstLine(file.message)}`);
    }
  }
  return counts;
}

/** @param {Record<string, unknown>} test */
function vitestReason({ failureMessages }) {
  return firstLine(Array.isArray(failureMessages) ? failureMessages[0] : undefined);
}

/** The path in the project. @param {Record<string, unknown>} file */
function fileName({ name }) {
  return String(name).replace(ROOT, '');
}

/** Playwright's reporter "json". @type {CountReport} */
export function countPlaywright(report) {
  const { suites, errors } = record(report);
  const counts = { passed: 0, failed: 0, failures: /** @type {string[]} */ ([]) };
  for (const { title, test } of records(suites).flatMap((suite) => playwrightTests(suite, []))) {
    if (test.status === 'expected') {
      counts.passed += 1;
    } else {
      counts.failed += 1; // unexpected, flaky and skipped alike
      counts.failures.push(`${title}: ${playwrightReason(test)}`);
    }
  }
  for (const { message } of records(errors)) {
    counts.failed += 1;
    counts.failures.push(firstLine(message));
  }
  return counts;
}

/**
 * @param {Record<string, unknown>} suite
 * @param {readonly string[]} parents
 * @returns {{ title: string, test: Record<string, unknown> }[]}
 */
function playwrightTests(suite, parents) {
  const titles = [...parents, String(suite.title)];
  const own = records(suite.specs).flatMap((spec) =>
    records(spec.tests).map((test) => ({ title: [...titles, String(spec.title)].join(' › '), test })),
  );
  return [...own, ...records(suite.suites).flatMap((child) => playwrightTests(child, titles))];
}

/** @param {Record<string, unknown>} test */
function playwrightReason({ status, results }) {
  const errors = records(results).flatMap((result) => records(result.errors));
  return status === 'unexpected' ? firstLine(errors[0]?.message) : String(status);
}

/** @param {unknown} message */
function firstLine(message) {
  const text = typeof message === 'string' ? stripVTControlCharacters(message) : '';
  return text.split('\n').find((line) => line.trim() !== '') ?? 'failed without a message';
}

/** @param {unknown} value @returns {Record<string, unknown>} */
function record(value) {
  return typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};
}

/** @param {unknown} value @returns {Record<string, unknown>[]} */
function records(value) {
  return Array.isArray(value) ? value.map(record) : [];
}
