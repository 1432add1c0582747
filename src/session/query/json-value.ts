/** A number may be longer than what a double holds: 16 digits are the least. */
const MAY_BE_LONG = /\d{16}/;
const WHOLE = /^-?\d+$/;

/**
 * https://tc39.es/proposal-json-parse-with-source/: the types of the language's library lack the third argument.
 */
type Revive = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const parse = JSON.parse as (text: string, revive: Revive) => unknown;

/**
 * The value of a JSON text; undefined when it is none. `isExact`: whole numbers that a double would round are a
 * `bigint`, which takes several times as long.
 */
export function jsonValue(text: string, isExact: boolean): unknown {
  try {
    return isExact && MAY_BE_LONG.test(text) ? exactValue(text) : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

function exactValue(text: string): unknown {
  try {
    return parse(text, (_, value, { source = '' }) =>
      typeof value === 'number' && !Number.isSafeInteger(value) && WHOLE.test(source) ? BigInt(source) : value,
    );
  } catch {
    return JSON.parse(text) as unknown; // deeper than the stack, or no JSON
  }
}
