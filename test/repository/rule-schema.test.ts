import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../src/rules/rule.ts';
import { readRuleFile, writeRuleFile } from '../../src/rules/rule-file.ts';
import { hostileValue, mutated } from '../arbitraries/hostile-values.ts';
import { actions, ruleWith, wholeRule } from '../arbitraries/sample-rules.ts';
import { ROOT } from './source-files.ts';

const schema = JSON.parse(readFileSync(`${ROOT}docs/rules.schema.json`, 'utf8')) as object;
const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);

/** What the reader refuses and a schema cannot say. */
const BEYOND_A_SCHEMA =
  /two of them have the id|\.to: a number from|\.query: |\.pattern: |\.path: a step is needed|at most \d+ (?:bytes|characters)|\.url: a URL/;

const rules: Rule[] = [wholeRule, ...actions.map((what, index) => ruleWith(what, { id: `a${index}` }))];

/** Both of the same text, because a file has no `undefined`. */
function readBoth(raw: unknown) {
  const text = JSON.stringify([raw], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)).slice(
    1,
    -1,
  );
  const read = readRuleFile(text);
  return { isValid: validate(JSON.parse(text) as unknown), error: read.ok ? null : read.error };
}

const fileOf = (more: unknown) => ({ format: 'wirescope-rules', version: 1, rules: [more] });

test('what the panel writes is valid', () => {
  expect(readBoth(JSON.parse(writeRuleFile(rules)))).toEqual({ isValid: true, error: null });
});

describe('what the reader refuses is not valid', () => {
  const wrong: readonly (readonly [string, unknown])[] = [
    ['another version', { ...fileOf(wholeRule), version: 2 }],
    ['a field that is unknown', fileOf({ ...wholeRule, also: 1 })],
    ['a condition that is misspelt', fileOf({ ...wholeRule, where: { ulr: '*' } })],
    ['a query for connections', fileOf(ruleWith({ type: 'refuse' }, { which: { query: 'a' } }))],
    ['a code that is never used', fileOf(ruleWith({ type: 'close-after', ms: 1, code: 1015, reason: '' }))],
    ['a reason of a failed network', fileOf(ruleWith({ type: 'close-after', ms: 1, code: 1006, reason: 'x' }))],
    ['bytes that are no base64', fileOf(ruleWith({ type: 'answer', payload: { base64: 'A' }, after: 0 }))],
    ['two payloads', fileOf({ ...wholeRule, what: { type: 'answer', payload: { text: '', base64: '' }, after: 0 } })],
    ['no hex', fileOf(ruleWith({ type: 'edit', steps: [{ type: 'bytes', at: 0, remove: 0, hex: '0' }] }))],
    ['a URL of another scheme', fileOf(ruleWith({ type: 'redirect', url: 'https://a' }))],
  ];
  test.each(wrong)('%s', (_, raw) => {
    expect(readBoth(raw)).toEqual({ isValid: false, error: expect.any(String) });
  });
});

test('schema and reader agree on everything that a schema can say', () => {
  const anything = fc.oneof(
    hostileValue(),
    ...rules.map((rule) => mutated(fileOf(rule))),
    mutated(JSON.parse(writeRuleFile(rules)) as object),
  );
  fc.assert(
    fc.property(anything, (raw) => {
      const { isValid, error } = readBoth(raw);
      if (isValid && error !== null) expect(error).toMatch(BEYOND_A_SCHEMA);
      else expect(isValid).toBe(error === null);
    }),
    { numRuns: 2_000 },
  );
});
