import { apply, bare, bareList, construct, getter, uncurry } from './builtins.ts';

/** Runs in the place of a native function and returns its result, or what `TailCalls.call` returns. Never null. */
// biome-ignore lint/suspicious/noExplicitAny: each trap of a Proxy has parameters of its own
export type Begin = (first: any, second: any, third: any) => unknown;

/** The module of `src/content/tail-call-module.ts`, which the page's policy may forbid to compile here. */
export type FindModule = () => WebAssembly.Module | null;

type Callable = (...args: readonly unknown[]) => unknown;

const { defineProperty } = Object;
const ProxyOf = Proxy;
const InstanceOf = typeof WebAssembly === 'object' ? WebAssembly.Instance : null;
const exportsOf = InstanceOf && getter(InstanceOf.prototype, 'exports');
const call = Function.prototype.call;
const bind = uncurry(Function.prototype.bind as (this: unknown, self: unknown, ...args: unknown[]) => Callable);
// Binding reads the name of what is bound: of these two no page can reach it, as it can that of `Reflect.apply`.
const applied = bind(apply, undefined);
const constructed = bind(construct, undefined);
const reduce = Array.prototype.reduce;
const nothing = (): void => undefined;

/** The function that is called without its first argument. */
const shifted = (native: unknown): Callable => bind(call, native);

/**
 * The trap of a Proxy is a frame of the stack: errors and the page's own conversions would show it. So it ends before
 * the native function begins. The native function is the getter of an argument of the next call: it runs when the
 * engine reads the arguments, and no script is on the stack. Who calls our script first, and that next call then,
 * is no script either:
 * - in V8 a function of WebAssembly, whose last instruction is a tail call: it has left the stack by then,
 * - elsewhere `reduce` over two elements, which is on no stack of Firefox, with a Proxy that looks up its trap anew for
 *   each. A V8 that was given no module does the same, and shows `Array.reduce`.
 * https://webassembly.github.io/spec/core/syntax/instructions.html#control-instructions (return_call)
 */
export class TailCalls {
  #pending: Callable | null = null;
  readonly #module: FindModule;
  /** Calls the second argument with the first. */
  readonly #resume: Callable;

  constructor(module: FindModule) {
    this.#module = module;
    this.#resume = new ProxyOf(
      nothing,
      this.handler('apply', (_target, _self, args) => args[1](args[0])),
    );
  }

  /** The handler of a Proxy whose one trap is `begin`. Nothing more is made before the trap is first needed. */
  handler(trap: 'apply' | 'construct', begin: Begin): object {
    const handler = looking(trap, () => {
      const value = this.#withModule(begin) ?? this.#withReduce(begin);
      defineProperty(handler, trap, bare({ value }));
      return value;
    });
    return handler;
  }

  /**
   * Return this from `begin`: the native function is called when `begin` has ended, and then `then` with its result.
   * What it throws goes to the page as it is. `then` returns what `begin` may.
   */
  call(native: unknown, self: unknown, args: readonly unknown[], then: Begin = nothing): null {
    const list = bare({ length: 2, 1: then });
    defineProperty(list, '0', bare({ get: bind(applied, undefined, native, self, args) }));
    this.#pending = bind(applied, undefined, this.#resume, undefined, list);
    return null;
  }

  /** As `call`, for the arguments of `Reflect.construct`. */
  construct(args: readonly unknown[], then: Begin): null {
    return this.call(constructed, undefined, args, then);
  }

  #take(): Callable | null {
    const pending = this.#pending;
    this.#pending = null;
    return pending;
  }

  #withModule(begin: Begin): unknown {
    const module = this.#module();
    if (!module || !InstanceOf || !exportsOf) return null;
    const next = new ProxyOf(
      nothing,
      looking('apply', () => this.#take()),
    );
    return exportsOf(new InstanceOf(module, bare({ '': bare({ a: begin, b: next }) })))[''];
  }

  #withReduce(begin: Begin): unknown {
    const steps = bareList<boolean>();
    steps[0] = false;
    steps[1] = true;
    const step: Begin = (_target, _self, args) => (args[1] ? args[0] : begin(args[0][0], args[0][1], args[0][2]));
    const each = new ProxyOf(
      nothing,
      looking('apply', () => this.#take() ?? step),
    );
    return new ProxyOf(nothing, bare({ apply: shifted(shifted(bind(reduce, steps, each))) }));
  }
}

/** A handler that is asked for its trap at each call. */
function looking(trap: string, get: () => unknown): object {
  return defineProperty(bare({}), trap, bare({ configurable: true, get }));
}
