import { apply, bare, uncurry } from './builtins.ts';
import { patch, type Undo } from './patch.ts';

export interface NativeText {
  /** From now on `observed` reads as `native` does. */
  disguise<F extends object>(observed: F, native: object): F;
  undo: Undo;
}

const getOf = uncurry(WeakMap.prototype.get) as (map: WeakMap<object, object>, key: unknown) => object | undefined;
const setOf = uncurry(WeakMap.prototype.set);

/**
 * `String(WebSocket)` of a Proxy reads `function () { [native code] }`, without its name. This makes
 * `Function.prototype.toString` read our proxies, itself included, as the functions that they stand for.
 * https://tc39.es/ecma262/#sec-function.prototype.tostring
 */
export function installNativeText(win: typeof globalThis): NativeText {
  const natives = new WeakMap<object, object>();
  const prototype = win.Function.prototype;
  const native = prototype.toString;
  const observed = new Proxy(
    native,
    bare<ProxyHandler<typeof native>>({
      apply: (target, self, args) => apply(target, getOf(natives, self) ?? self, args),
    }),
  );
  const disguise = <F extends object>(proxy: F, original: object): F => {
    setOf(natives, proxy, original);
    return proxy;
  };
  disguise(observed, native);
  return { disguise, undo: patch(prototype, 'toString', observed) };
}
