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
  | 'simpler';

/** A mistake in a query. `at`, `length`: UTF-16 units of its text; a length of 0 is a place where something is missing. */
export interface QueryError {
  readonly at: number;
  readonly length: number;
  readonly expected: Expected;
  /** The values that there are, or what the browser says of a regular expression. */
  readonly detail?: string;
}
