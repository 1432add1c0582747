import { bare, defineProperty, getOwnPropertyDescriptor } from './builtins.ts';

/** Undoes what made it. May be called twice. */
export type Undo = () => void;

/**
 * Gives an own property another value, or another getter, and leaves every flag as it was. The undo restores the
 * original only while ours is still there, so that a later patch of the page survives it.
 */
export function patch<Target extends object, Key extends keyof Target>(
  target: Target,
  key: Key,
  ours: Target[Key] | (() => Target[Key]),
  field: 'value' | 'get' = 'value',
): Undo {
  const found = getOwnPropertyDescriptor(target, key);
  if (!found) throw new TypeError();
  const original = bare(found); // by the time of the undo a page may have put a `get` on Object.prototype
  defineProperty(target, key, bare({ ...original, [field]: ours }));
  return () => {
    if (getOwnPropertyDescriptor(target, key)?.[field] === ours) defineProperty(target, key, original);
  };
}
