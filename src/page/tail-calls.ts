import {
  apply,
  bare,
  bareList,
  construct,
  defineProperty,
  nativeBind,
  nativeCall,
  ProxyOf,
  uncurry,
} from './builtins.ts';

/** Runs in the place of a native function and returns its result, or what `call` returns. Never null. */
// biome-ignore lint/suspicious/noExplicitAny: each trap of a Proxy has parameters of its own
export type Begin = (first: any, second: any, third: any) => unknown;

export type Callable = (...args: readonly unknown[]) => unknown;

const bind = uncurry(nativeBind as (this: unknown, self: unknown, ...args: unknown[]) => Callable);
// Binding reads the name of what is bound: of these two no page can reach it, as it can that of `Reflect.apply`.
const applied = bind(apply, undefined);
const constructed = bind(construct, undefined);
const { reduce } = Array.prototype;
/** Calls `native` so, whatever it is called with itself, and without a script. `args`: as `bare` makes them. */
export const bound = (native: unknown, self: unknown, args: object): Callable =>
  bind(applied, undefined, native, self, args);
const nothing = (): void => undefined;

/** The function that is called without its first argument. */
const shifted = (native: unknown): Callable => bind(nativeCall, native);
/** Callable, and nothing but its handler. */
export const proxy = (handler: object): Callable => new ProxyOf(nothing, handler);

/**
 * The trap of a Proxy is a frame of the stack: errors and the page's own conversions would show it. So it ends before
 * the native function begins. The native function is the getter of an element of the argument list of the next call:
 * it runs when the engine reads the list, and no script is on the stack.
 *
 * Who calls our script first, and that next call then, is no script either, but a built-in that calls a function for
 * each of two elements: a Proxy, whose handler is asked for its trap each time. V8 has `Array.reduce` on its stacks,
 * Firefox has not. `URLSearchParams.forEach`, which is on neither, fails in a frame that was removed.
 */
export class TailCalls {
  #pending: Callable | null = null;
  /**
   * What `reduce` goes through: an element for the script, and one for what is pending, which is there only then. Most
   * calls of a page leave nothing pending, and with both elements V8 took 1.4 µs for them instead of 0.2.
   */
  readonly #steps = bareList<boolean>();
  /** Whether `steps` has its second element. */
  #isPending: boolean = false;
  /** Calls the second argument with the first. */
  readonly #resume: Callable;

  constructor() {
    this.#steps[0] = true;
    this.#steps.length = 2; // `reduce` reads it before the first call
    this.#resume = this.#function((result, then) => then(result));
  }

  /** The handler of a Proxy whose one trap is `begin`. */
  handler(trap: 'apply' | 'construct', begin: Begin): object {
    return bare({ [trap]: this.#function(begin) });
  }

  /**
   * Return this from `begin`: the native function is called when `begin` has ended, and then `then` with its result.
   * What it throws goes to the page as it is. `then` returns what `begin` may.
   */
  call(native: unknown, self: unknown, args: readonly unknown[], then: Begin = nothing): null {
    const list = bare({ length: 3, 1: then }); // as many as `run` reads: a missing one would be looked up
    defineProperty(list, '0', bare({ get: bind(applied, undefined, native, self, args) }));
    this.#pending = bind(applied, undefined, this.#resume, undefined, list);
    this.#steps[1] = false;
    this.#isPending = true;
    return null;
  }

  /** As `call`, for the arguments of `Reflect.construct`. */
  construct(args: readonly unknown[], then: Begin): null {
    return this.call(constructed, undefined, args, then);
  }

  /** A callable that runs `begin` with its arguments, and then what is pending. */
  #function(begin: Begin): Callable {
    const steps = this.#steps;
    const run = (args: [unknown, unknown, unknown]) => {
      if (this.#isPending) {
        delete steps[1];
        this.#isPending = false;
      }
      return begin(args[0], args[1], args[2]);
    };
    const each = proxy(
      looking('apply', () => {
        const pending = this.#pending;
        this.#pending = null;
        return pending ?? step;
      }),
    );
    const step: Begin = (_target, _self, args) => (args[1] ? run(args[0]) : args[0]);
    // The trap of this Proxy gets all arguments in one list, as its third: of the others it is relieved.
    return proxy(bare({ apply: shifted(shifted(bind(reduce, steps, each))) }));
  }
}

/** A handler that is asked for its trap at each call; without one it calls what it stands for. */
export function looking(trap: string, get: () => unknown): object {
  const handler = bare({});
  defineProperty(handler, trap, bare({ get }));
  return handler;
}

/** Undefined for one that was not given: not looked up in a prototype, where a page may have put an accessor. */
export function argument(args: readonly unknown[], index: number): unknown {
  return index < args.length ? args[index] : undefined;
}
