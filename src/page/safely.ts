import { uncurry } from './builtins.ts';

const warn = uncurry(console.warn).bind(null, console);

/** A fault of ours never becomes the page's exception. */
export function safely(report: () => void): void {
  try {
    report();
  } catch (fault) {
    try {
      warn('Wirescope:', fault);
    } catch {
      // No room left on the stack.
    }
  }
}
