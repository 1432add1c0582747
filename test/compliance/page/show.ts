/** Turns whatever a case meets into JSON in which every difference shows. */

/** Passes a value of the wrong type where a case has to. */
export function wrong<T>(value: unknown): T {
  return value as T;
}

/** What `JSON` would lose is written out; objects are named, and read only when they are plain. */
export function show(value: unknown): unknown {
  if (typeof value === 'function') return `function ${Function.prototype.toString.call(value).slice(0, 60)}`;
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object') return `${typeof value} ${String(value)}`;
  if (Array.isArray(value)) return value.map(show);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return Object.prototype.toString.call(value);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, show(part)]));
}

/** Name, message and kind of what was thrown, and whose realm made it. */
export function showError(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return show(error);
  const { name, message } = error as Error;
  const code = error instanceof DOMException ? error.code : undefined;
  return {
    name: show(name),
    message: show(message),
    ...(code === undefined ? {} : { code }),
    kind: Object.prototype.toString.call(error),
    ofThisRealm: error instanceof Error || error instanceof DOMException,
    keys: Reflect.ownKeys(error).map(String),
  };
}

/** Runs it once; what it returns or throws is the result. */
export function attempt(action: () => unknown): unknown {
  try {
    return { returned: show(action()) };
  } catch (error) {
    return { threw: showError(error) };
  }
}

/** One own property with all its flags. */
export function showDescriptor(owner: object, key: PropertyKey): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(owner, key);
  if (!descriptor) return 'no own property';
  return Object.fromEntries(Object.entries(descriptor).map(([flag, value]) => [flag, show(value)]));
}

/** Every own property of an object in its order, with all flags. */
export function showProperties(owner: object): unknown {
  return Reflect.ownKeys(owner).map((key) => [String(key), showDescriptor(owner, key)]);
}
