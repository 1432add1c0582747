import { unreachable } from '../protocol/parsed.ts';
import { literal, quoted } from './lexemes.ts';
import { printClock, printDuration, printSize } from './measures.ts';
import { printPath } from './parse-path.ts';
import { isPlainValue } from './parse-path-test.ts';
import type { PathTest, Scalar } from './path.ts';
import type { NameField, Query, Term } from './query.ts';
import { printRange } from './range.ts';
import { beginsWithOperator, tokensOf } from './tokens.ts';

/** The one text of a query: what is read from it is the same query again. */
export function printQuery(query: Query): string {
  switch (query.type) {
    case 'all':
      return '';
    case 'and':
      return query.parts.map((part) => (part.type === 'or' ? bracketed(part) : printQuery(part))).join(' ');
    case 'or':
      return query.parts.map(printQuery).join(' or ');
    case 'not':
      return printNot(query.part);
    default:
      return printTerm(query);
  }
}

const bracketed = (query: Query): string => `(${printQuery(query)})`;

function printNot(part: Query): string {
  if (part.type === 'and' || part.type === 'or') return `-${bracketed(part)}`;
  return part.type === 'path' ? `not ${printTerm(part)}` : `-${printQuery(part)}`;
}

function printTerm(term: Term): string {
  switch (term.type) {
    case 'text':
      return isPlainText(term.text) ? term.text : quoted(term.text);
    case 'pattern':
      return `/${term.source}/${term.flags}`;
    case 'choice':
      return `${term.field}:${term.value}`;
    case 'name':
      return printName(term.field, term.text);
    case 'range': {
      const write = term.field === 'size' ? printSize : term.isClock ? printClock : printDuration;
      return `${term.field}:${printRange(term.range, write)}`;
    }
    case 'path':
      return `${printPath(term.path)}${printTest(term.test)}`;
    default:
      return unreachable(term);
  }
}

function printName(field: NameField, text: string): string {
  if (field === 'conn') return `conn:${text.slice(1)}`;
  return text !== '' && isPlain(`${field}:`, text) ? `${field}:${text}` : `${field}:${literal(text)}`;
}

function printTest(test: PathTest): string {
  switch (test.type) {
    case 'exists':
      return ' exists';
    case 'compare':
      return ` ${test.operator} ${printScalar(test.value, test.operator)}`;
    case 'contains':
      return ` ~ ${isPlainWord(test.text, '~') ? test.text : literal(test.text)}`;
    case 'pattern':
      return ` ~ /${test.source}/${test.flags}`;
    default:
      return unreachable(test);
  }
}

const printScalar = (value: Scalar, operator: string): string =>
  typeof value !== 'string' || (isPlainValue(value) && isPlainWord(value, operator)) ? String(value) : literal(value);

/** A text that begins with an operator would compare `.x` before it. */
const isPlainText = (text: string): boolean => isPlain('', text) && !beginsWithOperator(text);
const isPlainWord = (text: string, operator: string): boolean => isPlain(`$ ${operator} `, text);

/** Whether a text that stands after `before` is read as that text, whatever may come after it. */
function isPlain(before: string, text: string): boolean {
  const start = 1 + before.length;
  const tokens = tokensOf(`(${before}${text}) " /`);
  const token = tokens.find(({ at, length }) => at + length > start);
  if (token?.type === 'field') return token.valueAt === start && token.value === text && !token.isQuoted;
  return token?.type === 'text' && token.at === start && token.text === text && !token.isQuoted;
}
