import { invalid, isRecord, type Parsed } from '../protocol/parsed.ts';
import { parseRules } from './parse-rule.ts';
import type { Rule } from './rule.ts';

/** Rules as a file: docs/rules.md. A breaking change raises the version. */
const RULE_FILE_VERSION = 1;
const FORMAT = 'wirescope-rules';
const FIELDS = ['$schema', 'format', 'version', 'rules'];

/** JSON, in lines that a person can read and a comparison of files can show. */
export const writeRuleFile = (rules: readonly Rule[]): string =>
  `${JSON.stringify({ format: FORMAT, version: RULE_FILE_VERSION, rules }, null, 2)}\n`;

/** Reads a file of rules; its error is for `fileMistakeText`. */
export function readRuleFile(text: string): Parsed<readonly Rule[]> {
  let raw: unknown;
  try {
    raw = JSON.parse(text) as unknown;
  } catch (error) {
    return invalid(`this is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isRecord(raw) || raw.format !== FORMAT) return invalid('this is no file of rules');
  if (raw.version !== RULE_FILE_VERSION) {
    return typeof raw.version === 'number' && raw.version > RULE_FILE_VERSION
      ? invalid(`a newer Wirescope has written version ${raw.version}; this one reads ${RULE_FILE_VERSION}`)
      : invalid(`version ${RULE_FILE_VERSION} is needed here`);
  }
  const unknown = Object.keys(raw).find((key) => !FIELDS.includes(key));
  if (unknown === undefined) return parseRules(raw.rules);
  return invalid(`${unknown}: there is no such field; there are ${FIELDS.join(', ')}`);
}
