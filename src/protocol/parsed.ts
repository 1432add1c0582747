/** The result of reading something that came over a boundary: bad data is a result there, never an exception. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

export const valid = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const invalid = (error: string): Parsed<never> => ({ ok: false, error });

/** https://tc39.es/ecma262/#sec-time-values-and-time-range */
const LAST_TIME = 8.64e15;

export function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** By tag, because `instanceof ArrayBuffer` is false for a buffer that another world made (Firefox). */
export function isArrayBuffer(raw: unknown): raw is ArrayBuffer {
  return Object.prototype.toString.call(raw) === '[object ArrayBuffer]';
}

/** By tag, for the same reason. */
export function isBlob(raw: unknown): raw is Blob {
  const tag = Object.prototype.toString.call(raw);
  return tag === '[object Blob]' || tag === '[object File]';
}

/** A whole number ≥ 0 that a double holds exactly. */
export function isCount(raw: unknown): raw is number {
  return typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 0;
}

/** Milliseconds since the Unix epoch that a `Date` can show: formatting any other number throws. */
export function isTime(raw: unknown): raw is number {
  return typeof raw === 'number' && Math.abs(raw) <= LAST_TIME;
}

/** Milliseconds that something took. */
export function isDuration(raw: unknown): raw is number {
  return isTime(raw) && raw >= 0;
}

/** A text of at most `limit` UTF-16 units. */
export function isText(raw: unknown, limit: number): raw is string {
  return typeof raw === 'string' && raw.length <= limit;
}

/** For the `default` of a switch over a union: does not compile until every member is handled. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${String(value)}`);
}
