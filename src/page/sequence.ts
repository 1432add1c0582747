import { bare } from './builtins.ts';

const { iterator } = Symbol;

/**
 * What the browser takes for a `sequence`: a page may have changed how arrays are walked.
 * https://webidl.spec.whatwg.org/#js-sequence
 */
export function sequence<T>(list: readonly T[]): Iterable<T> {
  const walk = () => {
    let index = 0;
    return bare({ next: () => bare({ value: list[index] as T, done: index++ >= list.length }) });
  };
  return bare({ [iterator]: walk } as unknown as Iterable<T>);
}
