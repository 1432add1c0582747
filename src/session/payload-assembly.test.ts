import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCharacter } from '../../test/arbitraries/any-character.ts';
import type { Payload } from '../protocol/payload.ts';
import { payloadSize } from '../protocol/payload-size.ts';
import { PayloadAssembly } from './payload-assembly.ts';

const text = (data: string, fullSize: number): Payload => ({ opcode: 'text', data, fullSize });
const bytes = (...values: number[]) => new Uint8Array(values).buffer;

/** Gives the pieces as a document would: each from where the last one ended. */
function assemble(begun: Payload, whole: string | ArrayBuffer, length: number): Payload | undefined {
  const assembly = new PayloadAssembly(begun);
  const total = typeof whole === 'string' ? whole.length : whole.byteLength;
  while (!assembly.isComplete) {
    if (!assembly.add(whole.slice(assembly.next, assembly.next + length), total)) return undefined;
  }
  return assembly.whole();
}

test('a text comes together from pieces of any length, also where they cut a pair of surrogates', () => {
  const words = fc.string({ unit: anyCharacter, minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 7 }), fc.nat(10), (data, length, begun) => {
      const beginning = data.slice(0, begun).toWellFormed();
      const whole = { opcode: 'text', data } as const;
      expect(assemble(text(beginning, payloadSize(whole)), data, length)).toEqual(whole);
    }),
  );
});

test('bytes come together from pieces', () => {
  const begun: Payload = { opcode: 'binary', data: bytes(1, 2), fullSize: 5 };
  expect(assemble(begun, bytes(1, 2, 3, 4, 5), 2)).toEqual({ opcode: 'binary', data: bytes(1, 2, 3, 4, 5) });
});

test('a lone surrogate counts as what the browser sends for it', () => {
  expect(assemble(text('a', 4), 'a\ud83d', 9)).toEqual({ opcode: 'text', data: 'a\ufffd' });
});

describe('what a page may forge is refused', () => {
  const begun = text('abc', 6);
  test.each([
    { name: 'another beginning', begun, pieces: ['aXcdef'], total: 6 },
    { name: 'bytes for a text', begun, pieces: [bytes(97, 98, 99)], total: 6 },
    {
      name: 'a text for bytes',
      begun: { opcode: 'binary', data: bytes(97), fullSize: 2 } as const,
      pieces: ['ab'],
      total: 2,
    },
    { name: 'a whole that cannot have that size', begun, pieces: ['a'], total: 1 },
    { name: 'a whole that is longer', begun, pieces: ['abcdefg'], total: 7 },
    { name: 'more bytes than were announced', begun, pieces: ['abcdéé'], total: 6 },
    { name: 'fewer bytes than were announced', begun: text('ab', 6), pieces: ['abc'], total: 3 },
    {
      name: 'bytes of another number',
      begun: { opcode: 'binary', data: bytes(1), fullSize: 3 } as const,
      pieces: [bytes(1, 2)],
      total: 2,
    },
  ])('$name', ({ begun: beginning, pieces, total }) => {
    const assembly = new PayloadAssembly(beginning);
    const isTaken = pieces.every((piece) => assembly.add(piece, total));
    expect(isTaken && assembly.whole()).toBeFalsy();
  });

  test('a length that changes on the way', () => {
    const assembly = new PayloadAssembly(begun);
    expect(assembly.add('abc', 6)).toBe(true);
    expect(assembly.add('d', 5)).toBe(false);
  });
});
