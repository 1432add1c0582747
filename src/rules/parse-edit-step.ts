import { parsePath } from '../query/parse-path.ts';
import type { EditStep } from './action.ts';
import { FieldReader } from './field-reader.ts';
import { PATTERN_LENGTH, PAYLOAD_LENGTH } from './limits.ts';
import { parseRulePayload } from './rule-payload.ts';
import { patternMistake } from './safe-pattern.ts';

const TYPES = ['replace', 'regex', 'json-set', 'json-delete', 'bytes', 'whole'] as const;

/** @throws RuleError */
export function parseEditStep(raw: unknown, path: string): EditStep {
  const fields = new FieldReader(raw, path);
  const type = fields.choice('type', TYPES);
  switch (type) {
    case 'replace': {
      fields.only('type', 'find', 'with');
      const find = fields.text('find', PAYLOAD_LENGTH);
      return find === ''
        ? fields.mistake('find', 'nothing is everywhere')
        : { type, find, with: fields.text('with', PAYLOAD_LENGTH) };
    }
    case 'regex':
      fields.only('type', 'pattern', 'flags', 'with');
      return { type, ...patternOf(fields), with: fields.text('with', PAYLOAD_LENGTH) };
    case 'json-set':
      fields.only('type', 'path', 'value');
      if (!fields.has('value')) return fields.mistake('value', 'a value is needed here; null is one');
      return { type, path: pathOf(fields), value: fields.raw('value') };
    case 'json-delete': {
      fields.only('type', 'path');
      const where = pathOf(fields);
      return where === '$' ? fields.mistake('path', 'the whole message cannot be deleted') : { type, path: where };
    }
    case 'bytes':
      fields.only('type', 'at', 'remove', 'hex');
      return {
        type,
        at: fields.number('at', { least: -Number.MAX_SAFE_INTEGER, whole: true }),
        remove: fields.number('remove', { whole: true }),
        hex: hexOf(fields),
      };
    default:
      fields.only('type', 'payload');
      return { type, payload: parseRulePayload(fields.raw('payload'), fields.path('payload')) };
  }
}

function patternOf(fields: FieldReader): { pattern: string; flags: string } {
  const pattern = fields.text('pattern', PATTERN_LENGTH);
  const flags = fields.has('flags') ? fields.text('flags', 10) : '';
  const mistake =
    patternMistake(pattern, flags) ?? (flags.includes('y') ? 'the flag y has no meaning here' : undefined);
  return mistake === undefined ? { pattern, flags } : fields.mistake('pattern', mistake);
}

function pathOf(fields: FieldReader): string {
  const text = fields.text('path', PATTERN_LENGTH);
  if (!text.startsWith('$')) return fields.mistake('path', 'a path begins with $');
  const { end, mistakeAt } = parsePath(text, 0);
  if (mistakeAt === undefined && end === text.length) return text;
  return fields.mistake('path', `a step is needed at character ${(mistakeAt ?? end) + 1}`);
}

function hexOf(fields: FieldReader): string {
  const hex = fields.text('hex', PAYLOAD_LENGTH).replace(/\s+/g, '');
  return /^(?:[0-9a-f]{2})*$/i.test(hex) ? hex : fields.mistake('hex', 'pairs of the digits 0–9 and a–f');
}
