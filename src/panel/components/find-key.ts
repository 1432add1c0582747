import { isTypedInto } from './typed-into.ts';

/** Whether it is Ctrl+F, or ⌘F. On a Mac, Ctrl+F is the system's while something is typed: one character forward. */
export function isFindKey({ ctrlKey, key, metaKey, target }: KeyboardEvent): boolean {
  if (key.toLowerCase() !== 'f') return false;
  const isOfSystem = navigator.userAgent.includes('Macintosh') && isTypedInto(target);
  return metaKey || (ctrlKey && !isOfSystem);
}
