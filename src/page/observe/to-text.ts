import { bare, brandCheck, isArray } from '../builtins.ts';
import type { TailCalls } from '../tail-calls.ts';

const { toPrimitive } = Symbol;
/** Any conversion of it ends in the native TypeError. */
const UNCONVERTIBLE: object = bare({});

type Members = Record<PropertyKey, unknown>;

const objectOf = Object;

/** True for `document.all` too, whose `typeof` denies it. */
export function isObject(value: unknown): value is object {
  return objectOf(value) === value;
}

/**
 * Finds the text that the native conversion would come to, with every call and look-up in the page's object, in their
 * order and once, and calls `then` with it. Where the native conversion would fail it is a value with which it fails in
 * the same words. The page's methods are called without a frame of ours. Returns what a `Begin` may.
 * https://tc39.es/ecma262/#sec-toprimitive
 */
export function toText(calls: TailCalls, object: object, then: (text: unknown) => unknown): unknown {
  if (isRevoked(object)) return then(object);
  const own = (object as Members)[toPrimitive];
  if (own === undefined || own === null) return ordinaryText(calls, object as Members, then);
  if (typeof own !== 'function') return then({ [toPrimitive]: own });
  return calls.call(own, object, ['string'], (value) => then(asText(value)));
}

/** https://tc39.es/ecma262/#sec-ordinarytoprimitive */
function ordinaryText(calls: TailCalls, object: Members, then: (text: unknown) => unknown): unknown {
  const last = (value: unknown) => then(asText(value));
  return called(calls, object, 'toString', (value) =>
    isObject(value) ? called(calls, object, 'valueOf', last) : last(value),
  );
}

/** With what the method returns; with the object itself when it has none. */
function called(calls: TailCalls, object: Members, key: string, then: (value: unknown) => unknown): unknown {
  const method = object[key];
  return typeof method === 'function' ? calls.call(method, object, [], then) : then(object);
}

function asText(value: unknown): unknown {
  if (isObject(value)) return UNCONVERTIBLE;
  return typeof value === 'symbol' ? value : `${value}`;
}

/** `isArray` looks through a Proxy without calling it. */
const isRevoked = (object: object): boolean => brandCheck(isArray, object) === undefined;
