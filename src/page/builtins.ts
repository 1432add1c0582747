/**
 * The built-ins that the hook needs, taken before any script of the page has run. From then on a page may redefine
 * whatever it likes: the hook calls only what is here, and never a method through a prototype.
 */

// biome-ignore lint/suspicious/noExplicitAny: a function type that every function is assignable to needs it
type Method = (this: any, ...args: any[]) => unknown;

export const { apply, construct, defineProperty, deleteProperty, getOwnPropertyDescriptor } = Reflect;
export const { hasOwn, keys, setPrototypeOf } = Object;
export const { isArray } = Array;

export const { bind: nativeBind, call: nativeCall } = Function.prototype;

/** Classes by names of their own: a page may put others in the place of the globals. */
export const BlobOf = Blob;
export const ChannelOf = MessageChannel;
export const EventOf = Event;
export const MessageEventOf = MessageEvent;
export const ProxyOf = Proxy;

/**
 * `method.call`, without looking up `call`. A bound function, because engines call these without a list of arguments,
 * and know each one's target: with a closure over `Reflect.apply` a page in Firefox received at 1.20 × the native time, with
 * this at 1.06 ×.
 */
export const uncurry = apply(nativeBind, nativeBind, [nativeCall]) as <M extends Method>(
  method: M,
) => (self: ThisParameterType<M>, ...args: Parameters<M>) => ReturnType<M>;

/** Reads an accessor property as the browser defined it. It throws a TypeError for an object of another kind. */
export function getter<Owner extends object, Key extends keyof Owner>(owner: Owner, key: Key) {
  const get = getOwnPropertyDescriptor(owner, key)?.get;
  if (!get) throw new TypeError();
  return uncurry(get) as (self: unknown) => Owner[Key];
}

/** An object whose missing properties are not looked up in the page's `Object.prototype`: for Proxy traps, options. */
export function bare<T extends object>(object: T): T {
  return setPrototypeOf(object, null);
}

/** A list that no setter on `Array.prototype` or `Object.prototype` can see: assign at `list[list.length]`. */
export function bareList<T>(): T[] {
  return bare<T[]>([]);
}

/** What a native getter or method says of an object; undefined when that is of another kind. */
export function brandCheck<T>(read: (self: unknown) => T, self: unknown): T | undefined {
  try {
    return read(self);
  } catch {
    return undefined;
  }
}

/** Of any WeakMap. */
export const getOf = uncurry(WeakMap.prototype.get as (this: object, key: unknown) => unknown) as <V>(
  map: WeakMap<object, V>,
  key: unknown,
) => V | undefined;
export const setOf = uncurry(WeakMap.prototype.set);

export const sliceText = uncurry(String.prototype.slice as (this: string, start: number, end: number) => string);
export const isView = ArrayBuffer.isView;
export const Bytes = Uint8Array;
/** What all classes of typed arrays inherit from. */
export const typedArray: Uint8Array = Object.getPrototypeOf(Uint8Array.prototype);
export const bufferOf = getter(typedArray, 'buffer');
export const blobSize = getter(Blob.prototype, 'size');
/** Throws a TypeError for what is no ArrayBuffer. */
export const bufferLength = getter(ArrayBuffer.prototype, 'byteLength');
export const setBytes = uncurry(
  Uint8Array.prototype.set as (this: Uint8Array, source: Uint8Array, offset: number) => void,
);
export const addListener = uncurry(EventTarget.prototype.addEventListener);
/** Capturing listeners of the target run before all others, whoever added them first. */
export const listen = (target: object, type: string, hear: (event: Event) => void): void =>
  addListener(target, type, hear, true);
export const { dispatchEvent } = EventTarget.prototype;
export const dispatch = uncurry(dispatchEvent);
export const stop = uncurry(Event.prototype.stopImmediatePropagation);
export const postMessage = uncurry(
  MessagePort.prototype.postMessage as (this: MessagePort, message: unknown, transfer?: Iterable<unknown>) => void,
);
export const startPort = uncurry(MessagePort.prototype.start);
export const getEventData = getter(MessageEvent.prototype, 'data') as (event: unknown) => unknown;

const clock = performance;
const origin = clock.timeOrigin;
const nowOf = uncurry(performance.now);
/** Milliseconds since the Unix epoch, monotonic within the document. */
export const now = (): number => origin + nowOf(clock);

const TICKS = 100;
const WHOLE = 2 ** 30;
/** As `now`, in hundredths from when the document began: V8 keeps whole numbers up to here within an object. */
export const ticks = (): number => {
  const time = nowOf(clock) * TICKS;
  return time < WHOLE ? time | 0 : time;
};
/** As `now` gave it when `ticks` gave this. */
export const timeOf = (time: number): number => origin + time / TICKS;
