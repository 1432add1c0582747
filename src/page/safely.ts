import { uncurry } from './builtins.ts';

const warn = uncurry(console.warn).bind(null, console);

/** A fault of ours never becomes the page's exception. */
export function safely(report: () => void): void {
  try {
    report();
  } catch (fault) {
    warn('Wirescope:', fault);
  }
}
