import { expect, test } from 'vitest';
import { avoidableFindings } from './lint-report.mjs';

const finding = (code: string, file = 'manifest.json') => ({ code, file, message: code, _type: 'warning' });
const ofPreact = finding('UNSAFE_VAR_ASSIGNMENT', 'assets/panel-B0J7VkRO.js');
const report = (errors: object[], warnings: object[]) => JSON.stringify({ errors, warnings });

test('Preact’s own assignment is let pass, once, whatever module the bundler has named its chunk after', () => {
  expect(avoidableFindings(report([], [ofPreact]))).toEqual([]);
  const inSignals = finding('UNSAFE_VAR_ASSIGNMENT', 'assets/signals.module-DF-LDc5H.js');
  expect(avoidableFindings(report([], [inSignals]))).toEqual([]);
  expect(avoidableFindings(report([], [ofPreact, ofPreact]))).toHaveLength(1);
});

test('every other warning and every error stays', () => {
  const elsewhere = finding('UNSAFE_VAR_ASSIGNMENT', 'assets/main.js');
  expect(avoidableFindings(report([finding('E')], [finding('W'), ofPreact, elsewhere]))).toHaveLength(3);
});
