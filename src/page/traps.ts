import { apply, bare, bareList, construct, uncurry } from './builtins.ts';
import type { NativeText } from './native-text.ts';
import { patch, type Undo } from './patch.ts';
import { safely } from './safely.ts';

// biome-ignore lint/suspicious/noExplicitAny: a function type that every method is assignable to needs it
type Method = (this: any, ...args: any[]) => any;
type Args = readonly unknown[];
type Methods<Key extends PropertyKey> = { [K in Key]: Method };

const then = uncurry(
  Promise.prototype.then as (this: Promise<unknown>, onValue: object, onError: object) => Promise<unknown>,
);
const { defineProperty, deleteProperty } = Reflect;
const ignore = () => undefined;

/**
 * Sees a native promise settle before whoever it belongs to does. `then` looks up its `constructor`, where a page may
 * have put an accessor: for that moment it has one of its own.
 * https://tc39.es/ecma262/#sec-speciesconstructor
 */
export function whenSettled<T>(
  promise: Promise<T>,
  onValue: (value: T) => void,
  onError: (reason: unknown) => void = ignore,
): void {
  defineProperty(promise, 'constructor', bare({ value: undefined, configurable: true }));
  const heard = (hear: (value: T) => void) => (value: T) => safely(() => hear(value));
  void then(promise, heard(onValue), heard(onError));
  deleteProperty(promise, 'constructor');
}

/** Proxies around native functions, each of which calls the native one first and then tells of it. */
export class Traps {
  readonly #text: NativeText;
  readonly #undo = bareList<Undo>();

  constructor(text: NativeText) {
    this.#text = text;
  }

  /** `after` hears of every call that did not throw. */
  method<Key extends PropertyKey>(
    owner: Methods<Key>,
    key: Key,
    after: (self: object, result: ReturnType<Methods<Key>[Key]>, args: Args) => void,
  ): void {
    this.around(owner, key, (target, self, args) => {
      const result = apply(target, self, args) as ReturnType<Methods<Key>[Key]>;
      safely(() => after(self, result, args));
      return result;
    });
  }

  around<Key extends PropertyKey>(
    owner: Methods<Key>,
    key: Key,
    call: (target: Method, self: object, args: unknown[]) => unknown,
  ): void {
    this.#patch(owner, key, { apply: call });
  }

  /**
   * Observes the class of a global; `made` hears of every instance, before the page has it. `before` may replace the
   * arguments.
   */
  instances<Key extends PropertyKey, T extends object>(
    owner: { [K in Key]: (new (...args: never[]) => T) & { prototype: T } },
    key: Key,
    made: (instance: T, args: Args) => void,
    before: (args: unknown[]) => void = ignore,
  ): void {
    const { prototype } = owner[key];
    const observed = this.#patch(owner, key, {
      construct(target, args, newTarget) {
        safely(() => before(args));
        const instance = construct(target, args, newTarget) as T;
        safely(() => made(instance, args));
        return instance;
      },
    });
    this.#add(patch(prototype as { constructor: unknown }, 'constructor', observed));
  }

  /** Gives a second name of one function the Proxy that the first one has. */
  alias<Key extends PropertyKey, Name extends PropertyKey>(
    owner: Methods<Key> & Methods<Name>,
    key: Key,
    name: Name,
  ): void {
    this.#add(patch<Methods<Name>, Name>(owner, name, owner[key]));
  }

  undo(): void {
    for (let index = 0; index < this.#undo.length; index++) this.#undo[index]?.();
  }

  #patch<Key extends PropertyKey, F extends object>(owner: { [K in Key]: F }, key: Key, handler: ProxyHandler<F>): F {
    const native = owner[key];
    const observed = this.#text.disguise(new Proxy(native, bare(handler)), native);
    this.#add(patch(owner, key, observed as { [K in Key]: F }[Key]));
    return observed;
  }

  #add(undo: Undo): void {
    this.#undo[this.#undo.length] = undo;
  }
}
