import { violationText } from '../../decoders/violation.ts';
import { unreachable } from '../../protocol/parsed.ts';
import { nameMatcher } from '../../query/glob.ts';
import { literalPattern } from '../../query/literal-pattern.ts';
import type { ChoiceField, NameField, RangeField, Term } from '../../query/query.ts';
import { FLAGS } from '../../query/query.ts';
import { isInRange, type Range } from '../../query/range.ts';
import type { Session } from '../session.ts';
import type { Check } from './check.ts';
import { FLAG_TESTS, isMessage, type RowTest } from './flag-tests.ts';
import type { QueryFacts } from './query-facts.ts';

type Of<Type extends Term['type']> = Extract<Term, { type: Type }>;
/** To find a violation, a message is decoded again. */
const NAME_COSTS: Readonly<Partial<Record<NameField, number>>> = { conn: 1, violation: 60 };

/** A condition on what stands in columns, or on the text of a payload. */
export function cheapCheck(term: Of<'text' | 'choice' | 'name' | 'range'>, facts: QueryFacts): Check {
  switch (term.type) {
    case 'text':
      return { cost: 10, test: facts.session.textFinder(term.text) };
    case 'choice':
      return choice(term.field, term.value, facts);
    case 'name':
      return { cost: NAME_COSTS[term.field] ?? 2, test: nameTest(term.field, term.text, facts) };
    case 'range':
      return range(term, facts);
    default:
      return unreachable(term);
  }
}

function choice(field: ChoiceField, value: string, facts: QueryFacts): Check {
  const { session } = facts;
  if (field === 'dir') return { cost: 1, test: (row) => session.kindAt(row) === value };
  if (field === 'opcode') {
    const isBinary = value === 'binary';
    return { cost: 1, test: (row) => isMessage(session, row) && session.hasTrait(row, 'binary') === isBinary };
  }
  const flag = FLAGS.find((known) => known === value);
  return {
    cost: value === 'violation' || value === 'undocumented' ? 60 : 2,
    test: flag ? FLAG_TESTS[flag](facts) : () => false,
  };
}

function nameTest(field: NameField, text: string, { meanings, session }: QueryFacts): RowTest {
  if (field === 'conn') return (row) => session.connectionIdAt(row) === text;
  if (field === 'url') return urlTest(text, session);
  if (field === 'violation') return violationTest(text, meanings);
  const matches = nameMatcher(text);
  if (field === 'kind') return (row) => matches(isMessage(session, row) ? meanings.typeAt(row) : session.kindAt(row));
  return (row) => {
    const id = session.connectionIdAt(row);
    if (id === '') return false;
    return matches(field === 'decoder' ? meanings.decoderOf(id) : (session.connections.get(id)?.subprotocol ?? ''));
  };
}

/** Whether a text is in one of the violations of a message, as they are shown; `*` stands for anything. */
function violationTest(text: string, meanings: QueryFacts['meanings']): RowTest {
  const matches = nameMatcher(`*${text}*`);
  // A message with a violation is an error: the others need not be looked into.
  return (row) =>
    meanings.isErrorAt(row) && meanings.checkAt(row)?.violations.some((one) => matches(violationText(one))) === true;
}

/** A connection has one URL from its beginning to its end. */
function urlTest(text: string, session: Session): RowTest {
  const literal = literalPattern(text);
  const known = new Map<string, boolean>();
  return (row) => {
    const id = session.connectionIdAt(row);
    const url = known.has(id) ? undefined : session.connections.get(id)?.url;
    if (url !== undefined) known.set(id, literal.test(url));
    return known.get(id) ?? false;
  };
}

function range({ field, isClock, range: wanted }: Of<'range'>, { meanings, session }: QueryFacts): Check {
  const numbers: Readonly<Record<RangeField, (row: number) => number | undefined>> = {
    size: (row) => (isMessage(session, row) ? session.sizeAt(row) : undefined),
    latency: (row) => meanings.latencyAt(row),
    time: (row) => session.timeAt(row) - (isClock ? midnightOf(session.timeAt(0)) : session.timeAt(0)),
  };
  const numberAt = numbers[field];
  return { cost: 1, test: (row) => isInNumbers(numberAt(row), wanted) };
}

const isInNumbers = (value: number | undefined, wanted: Range): boolean =>
  value !== undefined && isInRange(value, wanted);

/** The local midnight before the session's first row. Remembered: a date costs more than all else that is asked of a row. */
const midnightOf = (() => {
  let known = { at: Number.NaN, midnight: Number.NaN };
  return (at: number): number => {
    if (known.at !== at) known = { at, midnight: new Date(at).setHours(0, 0, 0, 0) };
    return known.midnight;
  };
})();
