/** A number may be longer than what a double holds: 16 digits are the least. */
const MAY_BE_LONG = /\d{16}/;
/**
 * Beyond so many digits it is no number that anyone means, and stays the double that it is read as: engines take the square
 * of their number to read them all, and a page may write millions.
 */
const WHOLE = /^-?\d{1,1000}$/;

/** https://tc39.es/proposal-json-parse-with-source/: the types of the language's library lack it. */
interface SourceJson {
  parse(text: string, revive: (key: string, value: unknown, context: { readonly source?: string }) => unknown): unknown;
  rawJSON(text: string): unknown;
}
const json = JSON as unknown as SourceJson;

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
    return json.parse(text, (_, value, { source = '' }) =>
      typeof value === 'number' && !Number.isSafeInteger(value) && WHOLE.test(source) ? BigInt(source) : value,
    );
  } catch {
    return JSON.parse(text) as unknown; // deeper than the stack, or no JSON
  }
}

/** A value of `jsonValue` as JSON again, with every digit. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? json.rawJSON(String(part)) : part));
