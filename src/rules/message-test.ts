import { unreachable } from '../protocol/parsed.ts';
import { nameMatcher } from '../query/glob.ts';
import { literalPattern } from '../query/literal-pattern.ts';
import { type PathTest, passes, textOf, valuesAt } from '../query/path.ts';
import { asksForDigits, type Query, type Term } from '../query/query.ts';
import { isInRange } from '../query/range.ts';
import { LOOKED_AT } from './limits.ts';
import type { MessageSubject } from './message-subject.ts';

/** Whether a message is one that a query asks for. */
export type MessageTest = (message: MessageSubject) => boolean;

/** Makes a query ready to be asked of messages. `query`: one that `parseRuleQuery` has let pass. */
export function messageTest(query: Query): MessageTest {
  switch (query.type) {
    case 'all':
      return () => true;
    case 'and': {
      const tests = query.parts.map(messageTest);
      return (message) => tests.every((test) => test(message));
    }
    case 'or': {
      const tests = query.parts.map(messageTest);
      return (message) => tests.some((test) => test(message));
    }
    case 'not': {
      const test = messageTest(query.part);
      return (message) => !test(message);
    }
    default:
      return termTest(query);
  }
}

function termTest(term: Term): MessageTest {
  switch (term.type) {
    case 'text':
      return patternTest(literalPattern(term.text));
    case 'pattern':
      return patternTest(new RegExp(term.source, term.flags));
    case 'choice':
      return choiceTest(term.field, term.value);
    case 'name':
      return nameTest(term.field, term.text);
    case 'range':
      return ({ size }) => isInRange(size, term.range);
    case 'path':
      return pathTest(term);
    default:
      return unreachable(term);
  }
}

const patternTest =
  (pattern: RegExp): MessageTest =>
  ({ text }) =>
    pattern.test(text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text);

function choiceTest(field: string, value: string): MessageTest {
  if (field === 'dir') return ({ direction }) => direction === value;
  if (field === 'opcode') return ({ payload }) => payload.opcode === value;
  return value === 'truncated' ? ({ payload }) => payload.fullSize !== undefined : () => true; // `is:message`
}

function nameTest(field: string, text: string): MessageTest {
  if (field === 'url') {
    const literal = literalPattern(text);
    return ({ connection }) => literal.test(connection.url);
  }
  const matches = nameMatcher(text);
  return ({ connection }) => connection.subprotocols.some(matches);
}

function pathTest(term: Extract<Term, { type: 'path' }>): MessageTest {
  const { path, test } = term;
  const passesOne = test.type === 'pattern' ? patternPasses(test) : plainPasses(test);
  const isExact = asksForDigits(term);
  return (message) => {
    const json = message.jsonOf(isExact);
    if (json !== undefined) for (const value of valuesAt(json, path)) if (passesOne(value)) return true;
    return false;
  };
}

function patternPasses({ flags, source }: Extract<PathTest, { type: 'pattern' }>): (value: unknown) => boolean {
  const pattern = new RegExp(source, flags);
  return (value) => textOf(value) !== '' && pattern.test(textOf(value));
}

function plainPasses(test: Exclude<PathTest, { type: 'pattern' }>): (value: unknown) => boolean {
  const literal = test.type === 'contains' ? literalPattern(test.text) : undefined;
  return (value) => passes(value, test, (text) => text !== '' && literal?.test(text) === true);
}
