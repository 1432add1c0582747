import { describe, expect, test } from 'vitest';
import { exportSessionLog } from '../../formats/session-log.ts';
import { LogIntake } from './log-intake.ts';

const HEADER = '{"type":"session","version":1}';
const DOCUMENT = '{"type":"document","seq":0,"at":1,"document":"d1","frameId":0,"url":"https://a.example/"}';
const CONNECTION =
  '{"type":"connection","seq":1,"at":2,"connection":"c1","document":"d1","protocols":[],"url":"wss://a.example/"}';
const message = (seq: number, data: string) =>
  JSON.stringify({
    type: 'message',
    connection: 'c1',
    seq,
    at: seq,
    direction: 'sent',
    opcode: 'text',
    size: new TextEncoder().encode(data).length,
    data,
  });
const LOG = [HEADER, DOCUMENT, CONNECTION, message(2, 'hé😀llo'), message(3, 'x'.repeat(5_000))].map(
  (line) => `${line}\n`,
);

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Reads bytes in pieces of `size`. */
async function read(bytes: Uint8Array, size: number, lineMost?: number): Promise<LogIntake> {
  const intake = new LogIntake({ pause: () => Promise.resolve(), now: () => 0, lineMost });
  for (let at = 0; at < bytes.length; at += size) await intake.take(bytes.slice(at, at + size));
  intake.end();
  return intake;
}

describe('what was exported is read again, wherever its pieces begin', () => {
  test.each([1, 7, 4_096, 1_000_000])('in pieces of %d bytes', async (size) => {
    const { session, unread, verdict } = await read(bytesOf(LOG.join('')), size);
    expect([...exportSessionLog(session)].join('')).toBe(LOG.join(''));
    expect(unread).toEqual({ lines: 0, first: '' });
    expect(verdict).toBe('log');
  });
});

test('a file that was cut off is read up to the cut, and says so', async () => {
  const { session, unread, verdict } = await read(bytesOf(LOG.join('').slice(0, -9)), 100);
  expect(session.messageCount).toBe(1);
  expect(unread).toEqual({ lines: 1, first: 'line 5: not JSON' });
  expect(verdict).toBe('log');
});

test('lines that are not understood are counted, and those around them are kept', async () => {
  const broken = [HEADER, DOCUMENT, '{"type":"message"}', CONNECTION, '[]', message(2, 'x')].join('\r\n');
  const { session, unread } = await read(bytesOf(broken), 50);
  expect(session.messageCount).toBe(1);
  expect(unread).toEqual({ lines: 2, first: 'line 3: bad field "seq"' });
});

test('no more is held while it is read than the cap says', async () => {
  const intake = new LogIntake({ cap: { messages: 10, bytes: 1_000 } });
  const messages = Array.from({ length: 50 }, (_, index) => message(index + 2, 'x'));
  await intake.take(bytesOf([HEADER, DOCUMENT, CONNECTION, ...messages, ''].join('\n')));
  expect(intake.session.messageCount).toBeLessThanOrEqual(10);
});

test('a line that is longer than any message is passed over without being kept', async () => {
  const text = [HEADER, DOCUMENT, CONNECTION, message(2, 'x'.repeat(900)), message(3, 'y')].join('\n');
  const { session, unread } = await read(bytesOf(text), 64, 500);
  expect(session.messageCount).toBe(1);
  expect(unread).toEqual({ lines: 1, first: 'line 4: longer than 500 characters' });
});

test('a newer version is refused whole, and at once', async () => {
  const intake = await read(bytesOf(`{"type":"session","version":2}\n${LOG.slice(1).join('')}`), 100);
  expect(intake.session.rowCount).toBe(0);
  expect(intake.verdict).toBe('newer');
  expect(intake.wantsMore).toBe(false);
});

test.each([
  ['nothing', new Uint8Array()],
  ['an empty line', bytesOf('\n')],
  ['a header alone', bytesOf(`${HEADER}\n`), 'log'],
  ['a picture', Uint8Array.from({ length: 9_000 }, (_, index) => (index * 31) % 256)],
  ['JSON of another kind', bytesOf('{"log":{"version":"1.2","entries":[]}}')],
  ['rules', bytesOf('{"format":"wirescope-rules","version":1,"rules":[]}')],
  ['a version that is none', bytesOf('{"type":"session","version":"2"}\n')],
])('%s', async (_, bytes, verdict = 'other') => {
  expect((await read(bytes, 100)).verdict).toBe(verdict);
});

test('a file in which nothing is understood is not read to its end', async () => {
  const intake = await read(bytesOf('nonsense\n'.repeat(1_001)), 100);
  expect(intake.wantsMore).toBe(false);
});
