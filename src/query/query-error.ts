/** What would have been right in the place of a mistake. */
export type Expected =
  | 'condition'
  | 'closing-bracket'
  | 'opening-bracket'
  | 'closing-quote'
  | 'choice'
  | 'connection'
  | 'name'
  | 'size'
  | 'duration'
  | 'time'
  | 'pattern'
  | 'step'
  | 'comparison'
  | 'value'
  | 'simpler'
  | 'shorter';

/** A mistake in a query. `at`, `length`: UTF-16 units of its text; a length of 0 is a place where something is missing. */
export interface QueryError {
  readonly at: number;
  readonly length: number;
  readonly expected: Expected;
  /** The values that there are, or what the browser says of a regular expression. */
  readonly detail?: string;
}

/** UTF-16 units of a query: no person writes that many, and what is searched becomes a regular expression, which has an end. */
export const LONGEST_QUERY = 10_000;

/** That a text is too long for a query; null when it is not. */
export const lengthError = ({ length }: string): QueryError | null =>
  length <= LONGEST_QUERY ? null : { at: LONGEST_QUERY, length: length - LONGEST_QUERY, expected: 'shorter' };
