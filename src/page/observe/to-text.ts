import { apply, bare } from '../builtins.ts';

const { toPrimitive } = Symbol;
const { isArray } = Array;
/** Any conversion of it ends in the native TypeError. */
const UNCONVERTIBLE: object = bare({});

type Members = Record<PropertyKey, unknown>;

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/**
 * The text that the native conversion would come to, with every call and look-up in the page's object, in their order
 * and once. Where the native conversion would fail the result is a value with which it fails in the same words.
 * https://tc39.es/ecma262/#sec-toprimitive
 */
export function toText(object: object): unknown {
  if (isRevoked(object)) return object;
  const own = (object as Members)[toPrimitive];
  if (own === undefined || own === null) return ordinaryText(object as Members);
  if (typeof own !== 'function') return { [toPrimitive]: own };
  return asText(apply(own, object, ['string']));
}

/** https://tc39.es/ecma262/#sec-ordinarytoprimitive */
function ordinaryText(object: Members): unknown {
  const first = called(object, 'toString');
  return asText(isObject(first) ? called(object, 'valueOf') : first);
}

/** What the method returns; the object itself when it has none. */
function called(object: Members, key: string): unknown {
  const method = object[key];
  return typeof method === 'function' ? apply(method, object, []) : object;
}

function asText(value: unknown): unknown {
  if (isObject(value)) return UNCONVERTIBLE;
  return typeof value === 'symbol' ? value : `${value}`;
}

function isRevoked(object: object): boolean {
  try {
    isArray(object); // looks through a Proxy without calling it
    return false;
  } catch {
    return true;
  }
}
