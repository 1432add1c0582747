import { parseQuery } from '../query/parse-query.ts';
import type { Query, Term } from '../query/query.ts';
import { QUERY_LENGTH } from './limits.ts';
import { patternMistake } from './safe-pattern.ts';

/** A query that can be asked of one message, or what is wrong with it. */
export type RuleQuery = { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly error: string };

const FLAGS: readonly string[] = ['message', 'truncated'];
const NAMES: readonly string[] = ['url', 'subprotocol'];

/**
 * Reads the query of a rule. What is known in the panel alone, such as the kind that a decoder tells, what came before, or
 * the clock, cannot be asked of a message that is on its way.
 */
export function parseRuleQuery(text: string): RuleQuery {
  if (text.length > QUERY_LENGTH) return { ok: false, error: `at most ${QUERY_LENGTH} characters` };
  const parsed = parseQuery(text);
  if (!parsed.ok) {
    const [first] = parsed.errors;
    return { ok: false, error: `a ${first?.expected ?? 'condition'} is needed at character ${(first?.at ?? 0) + 1}` };
  }
  const error = mistakeIn(parsed.query);
  return error === undefined ? { ok: true, query: parsed.query } : { ok: false, error };
}

function mistakeIn(query: Query): string | undefined {
  switch (query.type) {
    case 'all':
      return undefined;
    case 'and':
    case 'or':
      return query.parts.map(mistakeIn).find((mistake) => mistake !== undefined);
    case 'not':
      return mistakeIn(query.part);
    default:
      return mistakeOf(query);
  }
}

function mistakeOf(term: Term): string | undefined {
  switch (term.type) {
    case 'text':
      return undefined;
    case 'pattern':
      return patternMistake(term.source, term.flags);
    case 'path':
      return term.test.type === 'pattern' ? patternMistake(term.test.source, term.test.flags) : undefined;
    case 'choice':
      return term.field !== 'is' || FLAGS.includes(term.value) ? undefined : unknownHere(`is:${term.value}`);
    case 'name':
      return NAMES.includes(term.field) ? undefined : unknownHere(`${term.field}:`);
    default:
      return term.field === 'size' ? undefined : unknownHere(`${term.field}:`);
  }
}

const unknownHere = (what: string) => `${what} is not known while a message is on its way`;
