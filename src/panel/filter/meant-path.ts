import { type Query, termsOf } from '../../query/query.ts';
import { beginsWithOperator } from '../../query/tokens.ts';

/** `id:5`, but no address. */
const NAMED = /^[\p{L}_][\p{L}\p{N}_.-]*:(?!\/\/)./u;

/** Whether a text that is sought may have been meant for a value in JSON: `id == 5` and `id:5` are texts. */
export const mayMeanPath = (query: Query): boolean =>
  termsOf(query).some((term) => term.type === 'text' && (beginsWithOperator(term.text) || NAMED.test(term.text)));
