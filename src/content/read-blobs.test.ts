import { describe, expect, test } from 'vitest';
import { hasUnread, readBlobs, withoutBlobs } from './read-blobs.ts';

const envelope = (payload: unknown, seq = 1) => ({
  v: 1,
  connectionId: 'c1',
  seq,
  at: 1,
  body: { type: 'received', payload, binaryForm: 'blob' },
});
const bytes = (...values: number[]) => new Uint8Array(values).buffer;
const blob = new Blob([bytes(1, 2, 3)]);
const text = envelope({ opcode: 'text', data: 'x' });
const others = [
  null,
  1,
  'x',
  [],
  {},
  { body: null },
  { body: { payload: null } },
  { body: { payload: { data: 1 } } },
  text,
];

/** As a file that has changed on disk since the page took it. */
function unreadable(): Blob {
  const broken = new Blob([bytes(1, 2, 3, 4)]);
  broken.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  return broken;
}

describe('hasUnread', () => {
  test.each([[[]], [others]])('is false without a Blob', (batch) => {
    expect(hasUnread(batch)).toBe(false);
  });
  test.each([blob, new File([], 'name')])('is true with one among others', (data) => {
    expect(hasUnread([...others, envelope({ opcode: 'binary', data })])).toBe(true);
  });
});

describe('readBlobs', () => {
  test('puts the bytes in the place of each Blob, and leaves the rest and the order', async () => {
    const batch = [text, envelope({ opcode: 'binary', data: blob }, 2), envelope({ opcode: 'binary', data: blob }, 3)];
    const payload = { opcode: 'binary', data: bytes(1, 2, 3) };
    expect(await readBlobs(batch)).toEqual([text, envelope(payload, 2), envelope(payload, 3)]);
    expect(batch[1]).toEqual(envelope({ opcode: 'binary', data: blob }, 2));
  });

  test('keeps the true size of a preview', async () => {
    const [read] = await readBlobs([envelope({ opcode: 'binary', data: blob, fullSize: 9 })]);
    expect(read).toEqual(envelope({ opcode: 'binary', data: bytes(1, 2, 3), fullSize: 9 }));
  });

  test('a Blob that cannot be read is empty, with its true size', async () => {
    const batch = [envelope({ opcode: 'binary', data: unreadable() }), text];
    expect(await readBlobs(batch)).toEqual([
      envelope({ opcode: 'binary', data: new ArrayBuffer(0), fullSize: 4 }),
      text,
    ]);
  });

  test('a preview that cannot be read is empty, with the size of the whole', async () => {
    const [read] = await readBlobs([envelope({ opcode: 'binary', data: unreadable(), fullSize: 70 })]);
    expect(read).toEqual(envelope({ opcode: 'binary', data: new ArrayBuffer(0), fullSize: 70 }));
  });

  test('leaves what is no envelope', async () => {
    expect(await readBlobs(others)).toEqual(others);
  });
});

describe('withoutBlobs', () => {
  test('makes each Blob empty, with its true size, and leaves the rest', () => {
    const batch = [
      envelope({ opcode: 'binary', data: blob }, 1),
      text,
      envelope({ opcode: 'binary', data: blob, fullSize: 9 }, 2),
    ];
    const empty = (fullSize: number) => ({ opcode: 'binary', data: new ArrayBuffer(0), fullSize });
    expect(withoutBlobs(batch)).toEqual([envelope(empty(3), 1), text, envelope(empty(9), 2)]);
    expect(withoutBlobs(others)).toEqual(others);
  });
});
