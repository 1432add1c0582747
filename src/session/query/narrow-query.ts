import { printPath } from '../../query/parse-path.ts';
import { printQuery } from '../../query/print-query.ts';
import { allOf, conjuncts, negated, type Query } from '../../query/query.ts';

/**
 * `query`, and `more` as well. What `more` says anew takes the place of what was asked before: of two kinds, or two
 * values of one path, no message could be both.
 */
export function narrowed(query: Query, more: Query): Query {
  const added = conjuncts(more);
  const isKept = (part: Query) => !added.some((one) => replaces(one, part));
  return allOf([...conjuncts(query).filter(isKept), ...added]);
}

function replaces(added: Query, part: Query): boolean {
  const [text, opposite] = [printQuery(added), printQuery(negated(added))];
  if ([text, opposite].includes(printQuery(part))) return true;
  const subject = subjectOf(added);
  return subject !== undefined && subject === subjectOf(part.type === 'not' ? part.part : part);
}

/** What a condition is about, where it can have one value only; undefined for any other. */
function subjectOf(query: Query): string | undefined {
  switch (query.type) {
    case 'choice':
      return query.field === 'is' ? undefined : query.field;
    case 'name':
    case 'range':
      return query.field;
    case 'path':
      return query.test.type === 'compare' && query.test.operator === '==' ? printPath(query.path) : undefined;
    default:
      return undefined;
  }
}
