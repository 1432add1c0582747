import { describe, expect, test } from 'vitest';
import { PIECE_SIZE, PREVIEW_SIZE } from '../protocol/limits.ts';
import type { ConnectionRecord } from './connection-record.ts';
import { Journal } from './journal.ts';

const MIB = 1024 * 1024;
const LIMITS = { messages: 1_000, bytes: 4 * MIB, payload: MIB };
const facts = {
  url: 'wss://a.example/',
  readyState: 'open',
  subprotocol: '',
  extensions: '',
  binaryType: 'blob',
} as const;
const record: ConnectionRecord = { id: 'c1', facts, seq: 0, gate: null, socket: null };

class Page {
  readonly journal = new Journal(LIMITS);

  text(data: string): number {
    const body = { type: 'received', payload: { opcode: 'text', data } } as const;
    return this.journal.append(record, body, data.length, data);
  }

  /** A text of so many MiB that begins with its own name. */
  big(size: number, name = 'x'): number {
    return this.text(name.padEnd(size * MIB, '.'));
  }

  whole(seq: number): string | null {
    let whole = '';
    for (;;) {
      const { total, data } = this.journal.piece('p', seq, whole.length).piece;
      if (data === null) return null;
      whole += data as string;
      if (whole.length >= total) return whole;
    }
  }

  told() {
    this.journal.subscribe(0);
    return structuredClone(this.journal.takeAnyway() ?? []);
  }
}

test('what is beyond the limit is told by its beginning and its true size, and had in pieces', () => {
  const page = new Page();
  page.text('small');
  const text = 'é'.repeat(MIB + 1);
  const seq = page.text(text);
  const [, big] = page.told();
  expect(big?.body).toMatchObject({ payload: { data: text.slice(0, PREVIEW_SIZE), fullSize: 2 * (MIB + 1) } });
  expect(page.whole(seq)).toBe(text);
});

test('what an edit made of a message is told so too, and is no message more', () => {
  const page = new Page();
  const data = 'é'.repeat(MIB + 1);
  const body = { type: 'verdict', of: 1, outcome: 'edited', payload: { opcode: 'text', data } } as const;
  const seq = page.journal.append(record, body, data.length);
  const [edited] = page.told();
  expect(edited?.body).toMatchObject({
    of: 1,
    payload: { data: data.slice(0, PREVIEW_SIZE), fullSize: 2 * (MIB + 1) },
  });
  expect(page.whole(seq)).toBe(data);
  expect(page.journal.messages).toBe(0);
});

test('bytes are copied out piece by piece', () => {
  const { journal } = new Page();
  const data = new Uint8Array(PIECE_SIZE + 3).map((_, index) => index % 251).buffer;
  const body = { type: 'received', payload: { opcode: 'binary', data } } as const;
  const seq = journal.append(record, body, data.byteLength, data.byteLength);
  expect(journal.piece('p', seq, PIECE_SIZE)).toEqual({
    piece: { loadId: 'p', from: PIECE_SIZE, total: PIECE_SIZE + 3, data: data.slice(PIECE_SIZE) },
  });
});

test('a Blob stays one, and is cut into Blobs', async () => {
  const { journal } = new Page();
  const data = new Blob(['ab'.repeat(MIB)]);
  const body = { type: 'sent', payload: { opcode: 'binary', data }, discarded: false, bufferedAmount: 0 } as const;
  const seq = journal.append(record, body, data.size, data.size);
  const { piece } = journal.piece('p', seq, 2 * MIB - 3);
  expect(await (piece.data as Blob).text()).toBe('bab');
});

describe('within the bound', () => {
  test('big payloads give way before any message does, the oldest first, and leave their beginnings', () => {
    const page = new Page();
    const small = page.text('small');
    const bigs = ['a', 'b', 'c', 'd'].map((name) => page.big(2, name));
    expect(page.whole(small)).toBe('small');
    expect(bigs.map((seq) => page.whole(seq) !== null)).toEqual([false, false, true, true]);
    const told = page.told();
    expect(told.map(({ body }) => 'payload' in body && String(body.payload.data)[0])).toEqual([
      's',
      'a',
      'b',
      'c',
      'd',
    ]);
    expect(told.at(1)?.body).toMatchObject({ payload: { fullSize: 2 * MIB } });
  });

  test('the newest one is kept besides, also when it is larger than everything that may be kept', () => {
    const page = new Page();
    page.text('small');
    const big = page.big(6);
    for (let count = 0; count < 100; count++) page.text('later');
    expect(page.whole(big)?.length).toBe(6 * MIB);
    expect(page.told()).toHaveLength(102);
    page.big(6);
    expect(page.whole(big)).toBeNull();
  });

  test('a message that goes takes its payload along', () => {
    const page = new Page();
    const bigs = [page.big(2), page.big(2)];
    page.journal.limits = { ...LIMITS, messages: 1 };
    expect(bigs.map((seq) => page.whole(seq) !== null)).toEqual([false, true]);
    page.text('newer');
    expect(bigs.map((seq) => page.whole(seq))).toEqual([null, null]);
    expect(page.big(3)).toBe(4);
    expect(page.whole(4)?.length).toBe(3 * MIB);
  });
});

test('limits that change hold for what is there', () => {
  const page = new Page();
  const seq = page.big(2);
  page.journal.limits = { ...LIMITS, payload: 2 * MIB };
  expect(page.told()[0]?.body).not.toHaveProperty('payload.fullSize');
  page.journal.limits = { ...LIMITS, payload: PREVIEW_SIZE };
  const half = page.big(0.5);
  page.journal.limits = { ...LIMITS, payload: PREVIEW_SIZE * 2 };
  expect(page.told().map(({ body }) => 'payload' in body && body.payload.fullSize)).toEqual([2 * MIB, MIB / 2]);
  expect([page.whole(seq)?.length, page.whole(half)?.length]).toEqual([2 * MIB, MIB / 2]);
});

test('nothing is there of what was never sent', () => {
  const page = new Page();
  expect([0, 1, 99].map((seq) => page.whole(seq))).toEqual([null, null, null]);
  page.text('a');
  expect(page.whole(2)).toBeNull();
});
