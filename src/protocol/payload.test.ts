import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileValue, mutated, withForeignKeys } from '../../test/arbitraries/hostile-values.ts';
import { PAYLOAD_LIMIT_MOST } from './limits.ts';
import { parsePayload } from './payload.ts';

const bytes = (length: number) => new ArrayBuffer(length);

describe('takes', () => {
  test.each([
    { opcode: 'text', data: '' },
    { opcode: 'text', data: 'é€😀' },
    { opcode: 'text', data: 'cut', fullSize: 2_000_000 },
    { opcode: 'text', data: 'x'.repeat(PAYLOAD_LIMIT_MOST) },
    { opcode: 'binary', data: bytes(0) },
    { opcode: 'binary', data: bytes(PAYLOAD_LIMIT_MOST) },
    { opcode: 'binary', data: bytes(1), fullSize: 5 },
  ])('payload %#', (payload) => {
    expect(parsePayload(payload)).toStrictEqual(payload);
  });
});

describe('refuses', () => {
  test.each([
    undefined,
    null,
    'text',
    [],
    {},
    { opcode: 'text' },
    { opcode: 'text', data: 1 },
    { opcode: 'text', data: bytes(1) },
    { opcode: 'text', data: 'x'.repeat(PAYLOAD_LIMIT_MOST + 1) },
    { opcode: 'binary', data: 'x' },
    { opcode: 'binary', data: bytes(PAYLOAD_LIMIT_MOST + 1) },
    { opcode: 'binary', data: new Uint8Array(1) },
    { opcode: 'binary', data: new SharedArrayBuffer(1) },
    { opcode: 'binary', data: new Blob(['x']) },
    { opcode: 'ping', data: '' },
    { opcode: 'text', data: '', fullSize: -1 },
    { opcode: 'text', data: '', fullSize: 0.5 },
    { opcode: 'text', data: '', fullSize: Number.NaN },
    { opcode: 'text', data: '', fullSize: '5' },
    { opcode: 'text', data: '', fullSize: null },
  ])('value %#', (value) => {
    expect(parsePayload(value)).toBeUndefined();
  });
});

test('a lone surrogate becomes what it is on the wire', () => {
  expect(parsePayload({ opcode: 'text', data: 'a\ud800b' })).toStrictEqual({ opcode: 'text', data: 'a\ufffdb' });
});

test('nothing foreign travels on', () => {
  const payload = { opcode: 'binary', data: bytes(2), fullSize: 9 };
  expect(parsePayload(withForeignKeys(payload))).toStrictEqual(payload);
});

test('whatever comes, the result is a payload or nothing', () => {
  const near = mutated({ opcode: 'text', data: 'x', fullSize: 5 });
  fc.assert(
    fc.property(fc.oneof(hostileValue(), near), (value) => {
      const payload = parsePayload(value);
      if (payload) expect(parsePayload(payload)).toStrictEqual(payload);
    }),
  );
});
