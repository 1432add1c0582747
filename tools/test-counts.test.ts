import { describe, expect, test } from 'vitest';
import { countPlaywright, countProgram, countRunner, countVitest } from './test-counts.mjs';

const FINISHED = { exitCode: 0, timedOut: false };
const FAILED = { exitCode: 1, timedOut: false };

const passed = { fullName: 'adds', status: 'passed', failureMessages: [] };
const failed = {
  fullName: 'subtracts',
  status: 'failed',
  failureMessages: ['\u001b[31mAssertionError: 2 ≠ 3\u001b[0m\n at x'],
};

describe('countVitest', () => {
  test('counts tests, and gives the first line of what failed', () => {
    const report = { testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [passed, failed] }] };
    expect(countVitest(report)).toEqual({ passed: 1, failed: 1, failures: ['subtracts: AssertionError: 2 ≠ 3'] });
  });

  test.each(['skipped', 'pending', 'todo', 'disabled'])('a %s test has not passed', (status) => {
    const report = {
      testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: [{ ...passed, status }] }],
    };
    expect(countVitest(report)).toEqual({
      passed: 0,
      failed: 1,
      failures: ['a.test.ts: 1 not run, see the output above'],
    });
  });

  test('a file that does not load is one failed test', () => {
    const file = { name: 'a.test.ts', status: 'failed', assertionResults: [], message: 'Cannot find module' };
    expect(countVitest({ testResults: [file] })).toEqual({
      passed: 0,
      failed: 1,
      failures: ['a.test.ts: Cannot find module'],
    });
  });
});

describe('countPlaywright', () => {
  const spec = (title: string, status: string, results: object[] = []) => ({ title, tests: [{ status, results }] });

  test('counts the tests of nested suites; flaky and skipped ones have not passed', () => {
    const inner = {
      title: 'light',
      specs: [spec('has no violation', 'unexpected', [{ errors: [{ message: 'one\ntwo' }] }])],
    };
    const specs = [spec('opens', 'expected'), spec('closes', 'flaky'), spec('sorts', 'skipped')];
    expect(countPlaywright({ suites: [{ title: 'a.spec.ts', specs, suites: [inner] }], errors: [] })).toEqual({
      passed: 1,
      failed: 3,
      failures: [
        'a.spec.ts › closes: flaky',
        'a.spec.ts › sorts: skipped',
        'a.spec.ts › light › has no violation: one',
      ],
    });
  });

  test('an error outside of the tests is a failed one', () => {
    expect(countPlaywright({ suites: [], errors: [{ message: 'No browser' }] })).toEqual({
      passed: 0,
      failed: 1,
      failures: ['No browser'],
    });
  });
});

describe('countRunner', () => {
  const green = { testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: [passed] }] };

  test('a runner that ends well counts as it reports', () => {
    expect(countRunner(FINISHED, green, countVitest)).toEqual({ passed: 1, failed: 0, failures: [] });
  });

  test.each([
    ['leaves no report', FAILED, undefined, 'ran no test (exit code 1), see its output above'],
    ['ran no test', FINISHED, { testResults: [] }, 'ran no test (exit code 0), see its output above'],
    ['fails after its tests have passed', FAILED, green, 'ended with exit code 1, see its output above'],
    ['was killed', { exitCode: null, timedOut: false }, green, 'was ended by a signal'],
    ['took too long', { exitCode: null, timedOut: true }, green, 'was ended: the time for all tests is over'],
  ])('a runner that %s is one failed test', (_name, ended, report, failure) => {
    const counts = countRunner(ended, report, countVitest);
    expect(counts.failed).toBe(1);
    expect(counts.failures).toEqual([failure]);
  });

  test('a failed test is not counted twice because of the exit code', () => {
    const report = { testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [passed, failed] }] };
    expect(countRunner(FAILED, report, countVitest)).toMatchObject({ passed: 1, failed: 1 });
  });

  test.each([
    [0, { passed: 1, failed: 0 }],
    [2, { passed: 0, failed: 1 }],
    [null, { passed: 0, failed: 1 }],
  ])('a program that ends with %j is one test', (exitCode, expected) => {
    expect(countRunner({ exitCode: exitCode ?? 1, timedOut: false }, { exitCode }, countProgram)).toMatchObject(
      expected,
    );
  });
});
