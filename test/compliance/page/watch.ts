/** Counts what is called of the page's built-ins. Only own properties of bare objects: nothing here is counted. */

export type Counts = Record<string, number>;

const { apply, construct } = Reflect;
const { create, defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames, setPrototypeOf } = Object;
const { push } = Array.prototype;

export function newCounts(): Counts {
  return create(null) as Counts;
}

function add(counts: Counts, what: string): void {
  counts[what] = (counts[what] ?? 0) + 1;
}

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

function watched(counts: Counts, what: string, native: AnyFunction): AnyFunction {
  return function (this: unknown, ...args) {
    add(counts, what);
    return apply(native, this, args) as unknown;
  };
}

/** Replaces every method and accessor of an object by one that counts its calls. */
export function watchMembers(counts: Counts, label: string, owner: object): void {
  const keys: PropertyKey[] = getOwnPropertyNames(owner);
  apply(push, keys, Object.getOwnPropertySymbols(owner));
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? '';
    const descriptor = getOwnPropertyDescriptor(owner, key);
    if (!descriptor?.configurable || key === 'constructor') continue;
    setPrototypeOf(descriptor, null);
    const what = `${label}.${String(key)}`;
    const { get, set, value } = descriptor;
    if (get) descriptor.get = watched(counts, what, get);
    if (set) descriptor.set = watched(counts, `${what}=`, set as AnyFunction);
    if (typeof value === 'function') descriptor.value = watched(counts, what, value as AnyFunction);
    defineProperty(owner, key, descriptor);
  }
}

/** Replaces a global class by one that counts its constructions. */
export function watchClass(counts: Counts, name: string): void {
  const native = Reflect.get(window, name) as (new (...args: unknown[]) => object) | undefined;
  if (!native) return;
  const handler: ProxyHandler<typeof native> = {
    construct(target, args, newTarget) {
      add(counts, `new ${name}`);
      return construct(target, args, newTarget) as object;
    },
  };
  Reflect.set(window, name, new Proxy(native, setPrototypeOf(handler, null) as typeof handler));
}

/** Adds an accessor under the key that counts its reads and writes, and drops what is written. */
export function watchKey(counts: Counts, owner: object, key: PropertyKey): void {
  const descriptor: PropertyDescriptor = {
    configurable: true,
    get() {
      add(counts, `get ${String(key)}`);
      return undefined;
    },
    set() {
      add(counts, `set ${String(key)}`);
    },
  };
  defineProperty(owner, key, setPrototypeOf(descriptor, null) as PropertyDescriptor);
}
