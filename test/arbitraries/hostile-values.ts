import fc from 'fast-check';

/** Values of every kind that a port carries, with keys that have hurt parsers before. */
export const hostileValue = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.anything({
      key: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'type', 'length', 'v')),
      maxDepth: 3,
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
      withNullPrototype: true,
    }),
    fc.constantFrom<unknown[]>(
      Number.NaN,
      -0,
      -1,
      0.5,
      Number.POSITIVE_INFINITY,
      Number.MAX_SAFE_INTEGER,
      Number.MAX_SAFE_INTEGER + 1,
      Number.MAX_VALUE,
      '\ud800',
      'x'.repeat(70_000),
      new ArrayBuffer(3),
      new Array(3),
      new Uint8Array(3),
      /x/g,
      new Error('no'),
      null,
      undefined,
    ),
  );

/** `valid` with one or two of its parts, at any depth, replaced, deleted or joined by others. */
export function mutated(valid: unknown): fc.Arbitrary<unknown> {
  const mutation = fc.record({ path: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), to: hostileValue() });
  return fc.array(mutation, { minLength: 1, maxLength: 2 }).map((mutations) => {
    const copy: unknown = structuredClone(valid);
    return mutations.reduce((value, { path, to }) => replaceAt(value, path, to), copy);
  });
}

/** `value` with keys in every record of it that nobody asked for. */
export function withForeignKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withForeignKeys);
  if (!isPlain(value)) return value;
  const own = Object.entries(value).map(([key, part]) => [key, withForeignKeys(part)] as const);
  const foreign = [['foreign', 1] as const, ['__proto__', { polluted: true }] as const, ['constructor', 2] as const];
  return Object.fromEntries([...own, ...foreign]);
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  Object.prototype.toString.call(value) === '[object Object]';

function replaceAt(value: unknown, [step, ...rest]: readonly number[], to: unknown): unknown {
  if (step === undefined || (!isPlain(value) && !Array.isArray(value))) return to;
  const keys = Object.keys(value);
  const key = keys[step % (keys.length + 1)] ?? 'foreign';
  const part: unknown = Reflect.get(value, key);
  Reflect.set(value, key, replaceAt(part, rest, to));
  return value;
}
