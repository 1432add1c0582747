import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileValue } from '../../test/arbitraries/hostile-values.ts';
import type { Envelope as HookEnvelope } from '../page/journal-entry.ts';
import { packBatch } from '../page/pack-batch.ts';
import type { Envelope } from './from-page.ts';
import { BATCH_MESSAGES, PAYLOAD_LIMIT_MOST } from './limits.ts';
import { readBatch } from './read-batch.ts';
import type { UnreadBatch } from './routing.ts';

const bytesOf = (values: Uint8Array) => values.slice().buffer as ArrayBuffer;
const text = fc.record({ opcode: fc.constant('text' as const), data: fc.string({ unit: 'grapheme' }) });
const binary = fc.record({ opcode: fc.constant('binary' as const), data: fc.uint8Array().map(bytesOf) });
const bufferedAmount = fc.nat(1e9);
const body: fc.Arbitrary<Envelope['body']> = fc.oneof(
  fc.record({ type: fc.constant('sent' as const), payload: text, discarded: fc.boolean(), bufferedAmount }),
  fc.record({ type: fc.constant('sent' as const), payload: binary, discarded: fc.boolean(), bufferedAmount }),
  fc.record({ type: fc.constant('received' as const), payload: text }),
  fc.record({ type: fc.constant('received' as const), payload: binary }),
  fc.record({ type: fc.constant('received' as const), payload: text, handled: fc.nat() }),
  fc.record({ type: fc.constant('received' as const), payload: text, channel: fc.string(), lastEventId: fc.string() }),
  fc.constant({
    type: 'sent',
    payload: { opcode: 'text', data: 'x' },
    discarded: false,
    bufferedAmount: 0,
    stack: 'f',
  } as const),
  binary.map((payload) => ({ type: 'received', payload, binaryForm: 'arraybuffer' }) as const),
  fc.constant({ type: 'errored' } as const),
  fc.constant({ type: 'received', payload: { opcode: 'text', data: 'part', fullSize: 9 } } as const),
  fc.constant({
    type: 'sent',
    payload: { opcode: 'text', data: 'x' },
    discarded: false,
    bufferedAmount: 0,
    commandId: 'k',
  } as const),
);
const envelopes = fc
  .array(fc.tuple(fc.constantFrom('c1', 'c2', 'c3'), body), { maxLength: 40 })
  .map((bodies) =>
    bodies.map(
      ([connectionId, one], index): Envelope => ({ v: 1, connectionId, seq: index + 1, at: index / 2, body: one }),
    ),
  );

/** Cloned, as ports do. */
const packed = (list: Envelope[]): UnreadBatch =>
  structuredClone(packBatch({ subscription: 1, last: list.length, envelopes: list as HookEnvelope[] }));
const received = (seq: number, data: string): Envelope => ({
  v: 1,
  connectionId: 'c1',
  seq,
  at: 1,
  body: { type: 'received', payload: { opcode: 'text', data } },
});

test('what was packed comes out as it went in, in its order', () => {
  fc.assert(
    fc.property(envelopes, (list) => void expect([...readBatch(packed(list))]).toStrictEqual(structuredClone(list))),
  );
});

test('halves of a surrogate pair in two messages stay two messages', () => {
  const texts = [...readBatch(packed([received(1, 'a\ud83d'), received(2, '\ude00b')]))].map(({ body: one }) =>
    one.type === 'received' ? one.payload.data : '',
  );
  expect(texts).toEqual(['a\ufffd', '\ufffdb']);
});

test('text beside one with wide characters is none the worse', () => {
  const latin1 = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join('');
  const texts = [latin1, '\ufeff', '日本', '', latin1 + latin1];
  const list = texts.map((data, index) => received(index + 1, data));
  expect([...readBatch(packed(list))]).toStrictEqual(list);
});

describe('a forged batch', () => {
  const good = packed([received(1, 'one'), received(2, 'two')]).packed as Record<string, unknown>;
  const rows = (change: (numbers: Float64Array) => void) => {
    const numbers = new Float64Array((good.rows as ArrayBuffer).slice(0));
    change(numbers);
    return { ...good, rows: numbers.buffer };
  };

  test.each([
    ['a length that ends after the text', rows((numbers) => numbers.fill(1e6, 4, 5)), []],
    ['a negative length', rows((numbers) => numbers.fill(-1, 10, 11)), [1]],
    ['a length beyond every payload', rows((numbers) => numbers.fill(PAYLOAD_LIMIT_MOST + 1, 4, 5)), []],
    ['no number where one must be', rows((numbers) => numbers.fill(Number.NaN, 8, 9)), [1]],
    ['a connection that is not in the list', rows((numbers) => numbers.fill(7, 7, 8)), [1]],
    ['a time that no clock shows', rows((numbers) => numbers.fill(Number.POSITIVE_INFINITY, 3, 4)), []],
    ['rows that are no doubles', { ...good, rows: new ArrayBuffer(9) }, []],
    ['more rows than a batch has', { ...good, rows: new ArrayBuffer((BATCH_MESSAGES + 1) * 48) }, []],
    ['text that is none', { ...good, text: 5 }, []],
    ['half a row at the end', { ...good, rows: (good.rows as ArrayBuffer).slice(0, 56) }, [1]],
  ])('with %s: only what comes before counts', (_, forged, seqs) => {
    expect([...readBatch({ envelopes: [], packed: forged })].map(({ seq }) => seq)).toEqual(seqs);
  });

  test('never throws', () => {
    const shape = fc.record({
      rows: fc.oneof(
        hostileValue(),
        fc.float64Array({ maxLength: 30 }).map((numbers) => numbers.slice().buffer),
      ),
      connectionIds: fc.oneof(hostileValue(), fc.array(fc.string())),
      text: fc.oneof(hostileValue(), fc.string()),
      bytes: fc.oneof(hostileValue(), fc.uint8Array().map(bytesOf)),
    });
    fc.assert(fc.property(shape, (forged) => void [...readBatch({ envelopes: [null], packed: forged })]));
  });
});
