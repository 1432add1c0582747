/** Undoes what made it. May be called twice. */
export type Undo = () => void;

const { defineProperty, getOwnPropertyDescriptor } = Object;

/**
 * Gives an own property another value and leaves every flag as it was. The undo restores the original only while our
 * value is still there, so that a later patch of the page survives it.
 */
export function patch<Target extends object, Key extends keyof Target>(
  target: Target,
  key: Key,
  value: Target[Key],
): Undo {
  const original = getOwnPropertyDescriptor(target, key);
  if (!original) throw new Error(`no own property ${String(key)}`);
  defineProperty(target, key, { ...original, value });
  return () => {
    if (getOwnPropertyDescriptor(target, key)?.value === value) defineProperty(target, key, original);
  };
}
