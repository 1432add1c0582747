import { isRecord } from '../../protocol/parsed.ts';

/** The way to a field of a rule that is being edited: names of fields, numbers of elements. */
export type DraftPath = readonly (string | number)[];

/** As the parser of rules names it in its errors: `what.steps[0].find`. */
export function pathText(path: DraftPath): string {
  let text = '';
  for (const step of path) text += typeof step === 'number' ? `[${step}]` : `${text === '' ? '' : '.'}${step}`;
  return text;
}

/** Undefined when there is nothing. */
export function readAt(raw: unknown, path: DraftPath): unknown {
  let at = raw;
  for (const step of path) {
    if (typeof step === 'number') at = Array.isArray(at) ? (at as readonly unknown[])[step] : undefined;
    else at = isRecord(at) ? at[step] : undefined;
  }
  return at;
}

/** A copy with `value` there; undefined takes the field away. What is on the way is made. */
export function writtenAt(raw: unknown, path: DraftPath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list: readonly unknown[] = Array.isArray(raw) ? raw : [];
    return list.with(step, writtenAt(list[step], rest, value));
  }
  const { [step]: before, ...others } = isRecord(raw) ? raw : {};
  const after = writtenAt(before, rest, value);
  return after === undefined ? others : { ...others, [step]: after };
}
