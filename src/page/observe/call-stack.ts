import { STACK_LENGTH } from '../../protocol/limits.ts';
import { bare, defineProperty, getOwnPropertyDescriptor, sliceText } from '../builtins.ts';

const PREPARE = 'prepareStackTrace';
const ErrorOf = Error as ErrorConstructor & { captureStackTrace(target: object, above: object): void };
const { captureStackTrace } = ErrorOf;

/**
 * Who called the function `above`, in the browser's own words. V8 would have the page's `Error.prepareStackTrace` make
 * the text, wherever up the prototypes that is: an own one of no use hides it for the moment. Undefined where it cannot
 * be hidden (a frozen `Error`), or the page lets no stack be taken (`Error.stackTraceLimit`).
 * https://v8.dev/docs/stack-trace-api
 */
export function callStack(above: object): string | undefined {
  const found = getOwnPropertyDescriptor(ErrorOf, PREPARE);
  if (!defineProperty(ErrorOf, PREPARE, bare({ value: undefined, configurable: true }))) return undefined;
  try {
    // Without a prototype: for the first line V8 reads a `name`, which may be an accessor of the page.
    const trace: { stack?: unknown } = bare({});
    captureStackTrace(trace, above);
    const { stack } = trace;
    return typeof stack === 'string' ? sliceText(stack, 0, STACK_LENGTH) : undefined;
  } catch {
    return undefined; // no room left on the stack
  } finally {
    if (found) defineProperty(ErrorOf, PREPARE, bare(found));
    else delete (ErrorOf as { [PREPARE]?: unknown })[PREPARE];
  }
}
