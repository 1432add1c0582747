import { describe, expect, test } from 'vitest';
import { WHOLE_LIMIT } from '../protocol/limits.ts';
import type { ToPage } from '../protocol/to-page.ts';
import { PayloadLoads } from './payload-loads.ts';
import type { Message } from './session-event.ts';

type Load = Extract<ToPage, { type: 'load' }>;

const messageOf = (fullSize: number): Message => ({
  type: 'message',
  connection: 'c1',
  seq: 7,
  at: 1,
  direction: 'received',
  discarded: false,
  resent: false,
  payload: { opcode: 'text', data: 'ab', fullSize },
});

function setUp() {
  const asked: Load[] = [];
  const loads = new PayloadLoads('p', (_, message) => void asked.push(message as Load));
  /** Answers the newest question with the next two units of `whole`. */
  const answer = (whole: string, documentId = 'a') => {
    const { loadId, from } = asked.at(-1) as Load;
    loads.heard(documentId, { loadId, from, total: whole.length, data: whole.slice(from, from + 2) });
  };
  return { asked, loads, answer };
}

test('a payload comes piece by piece, each asked for when the last has come', async () => {
  const { asked, answer, loads } = setUp();
  const parts: number[] = [];
  const result = loads.load('a', messageOf(5), { onProgress: (part) => parts.push(part) });
  for (let piece = 0; piece < 3; piece++) answer('abcde');
  expect(await result).toEqual({ ok: true, payload: { opcode: 'text', data: 'abcde' } });
  expect(asked.map(({ seq, from }) => [seq, from])).toEqual([[7, 0], [7, 2], [7, 4]]); // biome-ignore format: a table
  expect(parts).toEqual([0.4, 0.8, 1]);
});

test('after a background has died the same piece is asked for again, and taken once', async () => {
  const { asked, answer, loads } = setUp();
  const result = loads.load('a', messageOf(4));
  answer('abcd');
  loads.repeat('other');
  loads.repeat('a');
  expect(asked.map(({ from }) => from)).toEqual([0, 2, 2]);
  const { loadId } = asked[0] as Load;
  loads.heard('a', { loadId, from: 0, total: 4, data: 'ab' }); // late
  answer('abcd');
  answer('abcd');
  expect(await result).toMatchObject({ ok: true, payload: { data: 'abcd' } });
});

describe('ends without a payload', () => {
  test('when the page was left', async () => {
    const { loads } = setUp();
    const result = loads.load('a', messageOf(4));
    loads.gone('a');
    expect(await result).toEqual({ ok: false, reason: 'gone' });
  });

  test('when the document has let go of it', async () => {
    const { asked, loads } = setUp();
    const result = loads.load('a', messageOf(4));
    loads.heard('a', { loadId: asked[0]?.loadId, from: 0, total: 0, data: null });
    expect(await result).toEqual({ ok: false, reason: 'not-kept' });
  });

  test('when the user cancels, and then asks no more', async () => {
    const { asked, answer, loads } = setUp();
    const abort = new AbortController();
    const result = loads.load('a', messageOf(4), { signal: abort.signal });
    abort.abort();
    answer('abcd');
    expect(await result).toEqual({ ok: false, reason: 'cancelled' });
    expect(asked).toHaveLength(1);
  });

  test('when its size is beyond what any document keeps: nothing is asked', async () => {
    const { asked, loads } = setUp();
    expect(await loads.load('a', messageOf(WHOLE_LIMIT + 1))).toEqual({ ok: false, reason: 'too-big' });
    expect(asked).toEqual([]);
  });

  test.each([
    null,
    'x',
    { loadId: 1 },
    { loadId: 'p-1', from: 0, total: 4, data: '' },
    { loadId: 'p-1', from: 0, total: 4, data: 'abcde' },
  ])('when the page says %j', async (raw) => {
    const { loads } = setUp();
    const result = loads.load('a', messageOf(4));
    loads.heard('a', raw);
    expect(await result).toEqual({ ok: false, reason: 'mismatch' });
  });
});

test('a document does not answer for another', async () => {
  const { answer, loads } = setUp();
  const result = loads.load('a', messageOf(2));
  answer('ab', 'b');
  loads.heard('b', 'nonsense');
  answer('ab');
  expect(await result).toMatchObject({ ok: true });
});
