import { bare } from './builtins.ts';

const { iterator } = Symbol;

/**
 * What the browser takes for a `sequence`: a page may have changed how arrays are walked.
 * https://webidl.spec.whatwg.org/#js-sequence
 */
export function sequence<T>(list: readonly T[]): Iterable<T> {
  const walk = () => {
    let index = 0;
    const next = () => {
      const done = index >= list.length;
      return bare({ value: done ? undefined : (list[index++] as T), done });
    };
    return bare({ next });
  };
  return bare({ [iterator]: walk } as unknown as Iterable<T>);
}
