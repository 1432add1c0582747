import {
  apply,
  bare,
  bareList,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  ProxyOf,
  uncurry,
} from './builtins.ts';
import type { NativeText } from './native-text.ts';
import { patch, type Undo } from './patch.ts';
import { safely } from './safely.ts';
import { type Begin, looking, type TailCalls } from './tail-calls.ts';

// biome-ignore lint/suspicious/noExplicitAny: a function type that every method is assignable to needs it
type Method = (this: any, ...args: any[]) => any;
type Args = readonly unknown[];
type Methods<Key extends PropertyKey> = { [K in Key]: Method };

const then = uncurry(
  Promise.prototype.then as (this: Promise<unknown>, onValue: object, onError: object) => Promise<unknown>,
);
const ignore = () => undefined;
const same: Begin = (result) => result;

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

/** Whether anything is to be seen at the moment: while not, calls go straight to the native function. */
export type IsOn = () => boolean;

/** A handler that has the trap only while `isOn`. */
const lookingWhile = (isOn: IsOn, trap: 'apply' | 'construct', whenOn: ProxyHandler<object>) =>
  looking(trap, () => (isOn() ? whenOn[trap] : undefined));

/** Proxies around native functions, each of which tells of a call of the native one. None is a frame of the stack. */
export class Traps {
  readonly #text: NativeText;
  readonly #calls: TailCalls;
  /** Null: always. Then the browser has nobody to ask. */
  readonly #isOn: IsOn | null;
  readonly #undo: Undo[];

  constructor(text: NativeText, calls: TailCalls, isOn: IsOn | null = null, undo = bareList<Undo>()) {
    this.#text = text;
    this.#calls = calls;
    this.#isOn = isOn;
    this.#undo = undo;
  }

  /** Traps that are there only while `isOn`, undone with these. */
  when(isOn: IsOn): Traps {
    return new Traps(this.#text, this.#calls, isOn, this.#undo);
  }

  /** `after` hears of every call that did not throw. */
  method<Key extends PropertyKey>(
    owner: Methods<Key>,
    key: Key,
    after: (self: object, result: ReturnType<Methods<Key>[Key]>, args: Args) => void,
  ): void {
    this.around(owner, key, (target, self, args) =>
      this.call(target, self, args, (result: ReturnType<Methods<Key>[Key]>) => {
        safely(() => after(self, result, args));
        return result;
      }),
    );
  }

  /** What an accessor says, unless `read` gives something else. One that the page has changed is left alone. */
  accessor<Owner extends object, Key extends keyof Owner>(
    owner: Owner,
    key: Key,
    native: unknown,
    read: (self: unknown) => unknown,
  ): void {
    const found = getOwnPropertyDescriptor(owner, key);
    if (!found?.configurable || found.get !== native) return;
    const begin: Begin = (target, self, args) => {
      try {
        return read(self) ?? apply(target, self, args);
      } catch {
        return this.#calls.call(target, self, args, same); // throws again, without a frame of ours
      }
    };
    const handler = this.#calls.handler('apply', begin);
    const get = native as () => Owner[Key];
    this.#add(patch(owner, key, this.#text.disguise(new ProxyOf(get, handler), get), 'get'));
  }

  /** `call` runs in the place of the function, and returns what a `Begin` may. */
  around<Key extends PropertyKey>(
    owner: Methods<Key>,
    key: Key,
    call: (target: Method, self: object, args: unknown[]) => unknown,
  ): void {
    this.#patch(owner, key, 'apply', call);
  }

  /** To be returned by what is around a function, to call it. */
  call(target: Method, self: object, args: unknown[], then: Begin = same): unknown {
    return this.#calls.call(target, self, args, then);
  }

  /**
   * Observes the class of a global; `made` hears of every instance, before the page has it, and `above` is the function
   * of ours that the page has called. `before` may replace the arguments.
   */
  instances<Key extends PropertyKey, T extends object>(
    owner: { [K in Key]: (new (...args: never[]) => T) & { prototype: T } },
    key: Key,
    made: (instance: T, args: Args, above: object) => void,
    before: (args: unknown[]) => void = ignore,
  ): void {
    const { prototype } = owner[key];
    const begin = (target: unknown, args: unknown[], newTarget: unknown) => {
      safely(() => before(args));
      const then = (instance: T) => {
        safely(() => made(instance, args, then));
        return instance;
      };
      return this.#calls.construct([target, args, newTarget], then);
    };
    const observed = this.#patch(owner, key, 'construct', begin);
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

  #patch<Key extends PropertyKey, F extends object>(
    owner: { [K in Key]: F },
    key: Key,
    trap: 'apply' | 'construct',
    begin: Begin,
  ): F {
    const native = owner[key];
    const whenOn: ProxyHandler<F> = this.#calls.handler(trap, begin);
    const handler = this.#isOn ? lookingWhile(this.#isOn, trap, whenOn) : whenOn;
    const observed = this.#text.disguise(new ProxyOf(native, handler), native);
    this.#add(patch(owner, key, observed as { [K in Key]: F }[Key]));
    return observed;
  }

  #add(undo: Undo): void {
    this.#undo[this.#undo.length] = undo;
  }
}
