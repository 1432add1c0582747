import { apply, bare } from '../builtins.ts';
import type { NativeText } from '../native-text.ts';
import { patch, type Undo } from '../patch.ts';
import { safely } from '../safely.ts';

// biome-ignore lint/suspicious/noExplicitAny: a function type that every function is assignable to needs it
type AnyFunction = (...args: any[]) => unknown;

/**
 * Calls `then` after a native method, with what it was called on, its first argument and its result. What `then` returns
 * is the page's, in place of that result.
 */
export function observeCalls<Key extends PropertyKey, F extends AnyFunction>(
  owner: Record<Key, F>,
  key: Key,
  { disguise }: NativeText,
  then: (self: object, argument: unknown, result: unknown) => unknown,
): Undo {
  const native = owner[key];
  const trap: ProxyHandler<F>['apply'] = (target, self, args) => {
    let result = apply(target, self, args);
    safely(() => {
      result = then(self, args.length > 0 ? args[0] : undefined, result);
    });
    return result;
  };
  return patch(owner, key, disguise(new Proxy(native, bare<ProxyHandler<F>>({ apply: trap })), native));
}
