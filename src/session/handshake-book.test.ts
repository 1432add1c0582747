import { describe, expect, test } from 'vitest';
import type { Handshake } from '../protocol/handshake.ts';
import { HandshakeBook } from './handshake-book.ts';
import type { HandshakeFound, SessionEvent } from './session-event.ts';

const url = 'ws://server/';
const made = (connection: string, at: number, document = 'd1'): SessionEvent => ({
  type: 'connection',
  connection,
  document,
  url,
  protocols: [],
  seq: 1,
  at,
});
const opened = (connection: string, at: number): SessionEvent => ({
  type: 'open',
  connection,
  subprotocol: '',
  extensions: '',
  binaryType: 'blob',
  seq: 2,
  at,
});
const closed = (connection: string, at: number): SessionEvent => ({
  type: 'close',
  connection,
  code: 1006,
  reason: '',
  wasClean: false,
  seq: 3,
  at,
});
const request = (id: number, started: number, rest: Partial<Handshake> = {}): Handshake => ({
  id: String(id),
  url,
  started,
  ...rest,
});
const told = (found: readonly HandshakeFound[]) =>
  found.map(({ connection, handshake, candidates }) => `${connection} ${handshake?.id ?? `one of ${candidates}`}`);

describe('whichever comes first', () => {
  test('the connection', () => {
    const book = new HandshakeBook();
    expect(book.seen([made('c1', 10)])).toEqual([]);
    expect(told(book.add('d1', request(1, 11)))).toEqual(['c1 1']);
  });

  test('the handshake', () => {
    const book = new HandshakeBook();
    expect(book.add('d1', request(1, 11))).toEqual([]);
    expect(told(book.seen([made('c1', 10)]))).toEqual(['c1 1']);
  });
});

describe('a worker', () => {
  const open = () => new HandshakeBook((document) => (document === 'worker' ? 'd1' : document));

  test('has the handshakes that the browser tells of its frame', () => {
    const book = open();
    book.seen([made('c1', 10, 'worker')]);
    expect(told(book.add('d1', request(1, 11)))).toEqual(['c1 1']);
  });

  test('and its frame, to one URL at once: no order tells them apart, nothing is guessed', () => {
    const book = open();
    book.seen([made('c1', 10), made('c2', 11, 'worker')]);
    book.add('d1', request(1, 12, { ended: 20, status: 101 }));
    book.add('d1', request(2, 13, { ended: 21, status: 101 }));
    expect(told(book.seen([opened('c1', 22), opened('c2', 23)]))).toEqual(['c1 one of 2', 'c2 one of 2']);
  });

  test('and its frame, one after the other', () => {
    const book = open();
    book.seen([made('c1', 10), made('c2', 1_000, 'worker')]);
    expect(told(book.add('d1', request(1, 12, { ended: 20, status: 101 })))).toEqual(['c1 1']);
    book.seen([opened('c1', 20)]);
    expect(told(book.add('d1', request(2, 1_003)))).toEqual(['c2 2']);
  });
});

test('the same is told once, more of it again', () => {
  const book = new HandshakeBook();
  const begun = request(1, 11);
  book.seen([made('c1', 10)]);
  expect(told(book.add('d1', begun))).toEqual(['c1 1']);
  expect(book.seen([opened('c1', 20)])).toEqual([]);
  expect(told(book.add('d1', { ...begun, status: 101, ended: 19 }))).toEqual(['c1 1']);
});

test('a document does not get what is another one’s', () => {
  const book = new HandshakeBook();
  book.seen([made('c1', 10, 'd1'), made('c2', 10, 'd2')]);
  expect(told(book.add('d2', request(1, 11)))).toEqual(['c2 1']);
});

test('a doubt is told when nothing is under way, not before', () => {
  const book = new HandshakeBook();
  book.seen([made('c1', 10), made('c2', 11)]);
  expect(book.add('d1', request(1, 12, { ended: 20, error: 'x' }))).toEqual([]);
  expect(told(book.seen([closed('c1', 21), closed('c2', 21)]))).toEqual(['c1 one of 1', 'c2 one of 1']);
});

test('10,000 one after another each get their own', () => {
  const book = new HandshakeBook();
  const wrong: string[] = [];
  for (let index = 1; index <= 10_000; index++) {
    const at = index * 100;
    book.seen([made(`c${index}`, at)]);
    const [found] = told(book.add('d1', request(index, at + 1, { status: 101, responded: at + 9, ended: at + 9 })));
    book.seen([opened(`c${index}`, at + 10)]);
    if (found !== `c${index} ${index}`) wrong.push(`c${index}: ${found}`);
  }
  expect(wrong).toEqual([]);
});

test('one that belongs to nobody, such as one that the page before had under way, is in nobody’s way', () => {
  const book = new HandshakeBook();
  book.add('d1', request(1, 10, { ended: 5_000, error: 'NS_ERROR_ABORT' }));
  const wrong: string[] = [];
  for (let index = 2; index <= 400; index++) {
    const at = 5_000 + index * 100;
    book.seen([made(`c${index}`, at)]);
    const [found] = told(book.add('d1', request(index, at + 1, { status: 101, responded: at + 9, ended: at + 9 })));
    book.seen([opened(`c${index}`, at + 10)]);
    if (found !== `c${index} ${index}`) wrong.push(`c${index}: ${found}`);
  }
  expect(wrong).toEqual([]);
});

describe('DevTools', () => {
  const answer = [['Sec-WebSocket-Accept', 'abc']] as const;
  const wire = [['Sec-WebSocket-Key', 'key']] as const;

  test('adds the headers of the wire to the handshake that has the same answer', () => {
    const book = new HandshakeBook();
    book.seen([made('c1', 10), made('c2', 10)]);
    book.add('d1', request(1, 11, { status: 101, responded: 19, ended: 19, responseHeaders: [] }));
    book.add('d1', request(2, 12, { status: 101, responded: 19, ended: 19, responseHeaders: answer }));
    book.seen([opened('c1', 20), opened('c2', 20)]);
    const found = book.addFromDevTools(
      request(9, 11, { reached: true, ended: 99, requestHeaders: wire, responseHeaders: answer }),
    );
    expect(found).toMatchObject([{ connection: 'c2', handshake: { id: '2', requestHeaders: wire, reached: true } }]);
  });

  test('is not believed where two can be meant', () => {
    const book = new HandshakeBook();
    book.seen([made('c1', 10), made('c2', 10), closed('c1', 20), closed('c2', 20)]);
    expect(book.addFromDevTools(request(9, 11, { reached: true, ended: 21 }))).toEqual([]);
  });

  test('may come before the connection that it is about is known', () => {
    const book = new HandshakeBook();
    book.add('d1', request(1, 11, { ended: 20, error: 'net::ERR_FAILED' }));
    expect(book.addFromDevTools(request(9, 11, { reached: true, ended: 21 }))).toEqual([]);
    const found = book.seen([made('c1', 10), closed('c1', 20)]);
    expect(found.at(-1)).toMatchObject({ connection: 'c1', handshake: { id: '1', reached: true } });
    expect(book.seen([made('c2', 1_000), closed('c2', 1_010)])).toEqual([]);
  });
});
