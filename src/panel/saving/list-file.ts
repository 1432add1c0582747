import { isRecord } from '../../protocol/parsed.ts';

const VERSION = 1;

/** A file in which a user keeps a list of things: JSON, with its `format`, a version, and the list under its `name`. */
export interface ListFileKind<T> {
  readonly format: string;
  readonly name: string;
  /** Null for what is none. */
  readonly parse: (raw: unknown) => T | null;
}

/** `not-ours`: no such file · `newer`: of a later version · `broken`: the one of this number, from 1, is none. */
export type ListFile<T> =
  | { readonly ok: true; readonly list: readonly T[] }
  | { readonly ok: false; readonly error: 'not-ours' | 'newer' }
  | { readonly ok: false; readonly error: 'broken'; readonly number: number };

export const writeListFile = <T>({ format, name }: ListFileKind<T>, list: readonly T[]): string =>
  `${JSON.stringify({ format, version: VERSION, [name]: list }, null, 2)}\n`;

/** All of them or none: a part that is missing would be lost silently. */
export function readListFile<T>({ format, name, parse }: ListFileKind<T>, text: string): ListFile<T> {
  const file = parsed(text);
  if (!isRecord(file) || file.format !== format || typeof file.version !== 'number') {
    return { ok: false, error: 'not-ours' };
  }
  if (file.version > VERSION) return { ok: false, error: 'newer' };
  const raw = file[name];
  if (!Array.isArray(raw)) return { ok: false, error: 'not-ours' };
  const list: T[] = [];
  for (const one of raw) {
    const item = parse(one);
    if (item === null) return { ok: false, error: 'broken', number: list.length + 1 };
    list.push(item);
  }
  return { ok: true, list };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // said to be no file of ours, as any other text
  }
}
