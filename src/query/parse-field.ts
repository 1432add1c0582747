import { parseClock, parseDuration, parseSize } from './measures.ts';
import {
  ALL,
  CHOICES,
  type ChoiceField,
  isChoiceField,
  isNameField,
  type NameField,
  type Query,
  type RangeField,
} from './query.ts';
import type { Expected, QueryError } from './query-error.ts';
import { parseRange, type Range } from './range.ts';
import type { FieldToken } from './tokens.ts';

interface FoundQuery {
  readonly found: Query;
  readonly error?: QueryError;
}

/** The condition of `name:value`. */
export function parseField(token: FieldToken): FoundQuery {
  const { name } = token;
  if (isChoiceField(name)) return choice(token, name);
  return isNameField(name) ? nameTerm(token, name) : range(token, name);
}

function choice(token: FieldToken, field: ChoiceField): FoundQuery {
  const choices: readonly string[] = CHOICES[field];
  const value = choices.find((known) => known === token.value.toLowerCase());
  return value === undefined
    ? mistaken(token, 'choice', choices.join(', '))
    : { found: { type: 'choice', field, value } };
}

function nameTerm(token: FieldToken, field: NameField): FoundQuery {
  const { isQuoted, value } = token;
  if (field === 'conn') {
    const [, number] = /^c?(\d{1,9})$/i.exec(value) ?? [];
    if (number === undefined) return mistaken(token, 'connection');
    return { found: { type: 'name', field, text: `c${Number(number)}` } };
  }
  if (value === '' && !isQuoted) return mistaken(token, 'name');
  return { found: { type: 'name', field, text: value } };
}

function range(token: FieldToken, field: RangeField): FoundQuery {
  const { value } = token;
  const found = (of: Range, isClock: boolean): FoundQuery => ({ found: { type: 'range', field, range: of, isClock } });
  if (field === 'size') {
    const sizes = parseRange(value, parseSize);
    return sizes ? found(sizes, false) : mistaken(token, 'size');
  }
  const durations = parseRange(value, parseDuration);
  if (durations) return found(durations, false);
  const clocks = field === 'time' ? parseRange(value, parseClock) : undefined;
  return clocks ? found(clocks, true) : mistaken(token, field === 'time' ? 'time' : 'duration');
}

function mistaken({ at, length, valueAt }: FieldToken, expected: Expected, detail?: string): FoundQuery {
  const error = { at: valueAt, length: at + length - valueAt, expected };
  return { found: ALL, error: detail === undefined ? error : { ...error, detail } };
}
