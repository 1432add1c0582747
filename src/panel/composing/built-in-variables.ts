import type { Resolve, Resolved } from './variables.ts';

/** Where values come from that are another one each time. */
export interface VariableSource {
  readonly uuid: () => string;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** The next number, from 1. */
  readonly count: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** What a path such as `$.id` leads to in the last received message; undefined when there is no such thing. */
  readonly last: (path: string) => unknown;
  /** The user's own. */
  readonly own: ReadonlyMap<string, string>;
}

/** The names of the variables that are always there, as they are written. */
export const BUILT_IN_VARIABLES = ['uuid', 'now', 'now iso', 'counter', 'random 1 6', 'last.$.id'] as const;

const RANDOM = /^random(?:\s+(-?\d{1,15})\s+(-?\d{1,15}))?$/;
/** What a variable of the user's own may be called. */
export const VARIABLE_NAME = /^[\p{L}_][\p{L}\p{N}_-]{0,99}$/u;

const found = (value: unknown): Resolved => ({ ok: true, value });

/** Whether a name is one of the variables that are always there. */
export const isBuiltIn = (name: string): boolean => /^(?:uuid|now|counter|random|last)$/.test(name);

/** What `{{…}}` means. */
export function resolverOf(source: VariableSource): Resolve {
  return (expression) => {
    if (expression === 'uuid') return found(source.uuid());
    if (expression === 'now') return found(source.now());
    if (expression === 'now iso') return found(new Date(source.now()).toISOString());
    if (expression === 'counter') return found(source.count());
    const range = RANDOM.exec(expression);
    if (range) return random(source, range[1] ?? '0', range[2] ?? '999999');
    if (expression.startsWith('last.$')) {
      const value = source.last(expression.slice('last.'.length));
      return value === undefined ? { ok: false, why: 'void' } : found(value);
    }
    const own = source.own.get(expression);
    return own === undefined ? { ok: false, why: 'unknown' } : { ok: true, value: own, isLiteral: true };
  };
}

/** A whole number from one bound to the other, both included. */
function random({ random: dice }: VariableSource, from: string, to: string): Resolved {
  const [least, most] = [Number(from), Number(to)];
  if (least > most) return { ok: false, why: 'range' };
  return found(least + Math.floor(dice() * (most - least + 1)));
}
