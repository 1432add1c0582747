import { apply, bareList, getOf, setOf } from './builtins.ts';
import { patch, type Undo } from './patch.ts';
import type { TailCalls } from './tail-calls.ts';

export type Natives = WeakMap<object, object>;

export interface NativeText {
  /** From now on `observed` reads as `native` does. */
  disguise<F extends object>(observed: F, native: object): F;
  /** What this frame knows, to be given to the hook of another one, which then knows the same. */
  natives(): Natives;
  /** Shares what the hook of another frame knows. */
  adopt(natives: Natives): void;
  undo: Undo;
}

/**
 * `String(WebSocket)` of a Proxy reads `function () { [native code] }`, without its name. This makes
 * `Function.prototype.toString` read our proxies, itself included, as the functions that they stand for.
 * https://tc39.es/ecma262/#sec-function.prototype.tostring
 */
export function installNativeText(win: typeof globalThis, calls: TailCalls): NativeText {
  const own = bareList<object>();
  let natives: Natives = new WeakMap();
  const prototype = win.Function.prototype;
  const native = prototype.toString;
  const observed = new Proxy(
    native,
    calls.handler('apply', (target, self, args) => {
      const shown = getOf(natives, self) ?? self;
      try {
        return apply(target, shown, args);
      } catch {
        return calls.call(target, shown, args, (text) => text); // throws again, without a frame of ours
      }
    }),
  );
  const disguise = <F extends object>(proxy: F, original: object): F => {
    setOf(natives, proxy, original);
    own[own.length] = proxy;
    own[own.length] = original;
    return proxy;
  };
  const adopt = (shared: Natives) => {
    natives = shared;
    for (let index = 0; index < own.length; index += 2) setOf(natives, own[index] as object, own[index + 1]);
  };
  disguise(observed, native);
  return { disguise, natives: () => natives, adopt, undo: patch(prototype, 'toString', observed) };
}
