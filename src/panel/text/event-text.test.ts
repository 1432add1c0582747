import { expect, test } from 'vitest';
import english from '../../../public/_locales/en/messages.json';
import { eventText } from './event-text.ts';
import { Wording } from './wording.ts';

const wording = new Wording((key, ...substitutions) =>
  english[key].message.replace(/\$(\d)/g, (_, place) => substitutions[Number(place) - 1] ?? ''),
);
const header = { at: 1, seq: 9, connection: 'c1' } as const;
const loss = { type: 'loss', ...header, since: 3, document: 'd1' } as const;

test.each([
  {
    event: { type: 'close', ...header, code: 1006, reason: '', wasClean: false } as const,
    text: 'Connection closed: 1006 · connection lost without a close frame',
  },
  {
    event: { type: 'close', ...header, code: 4001, reason: 'by\u202ee', wasClean: true } as const,
    text: 'Connection closed: 4001 · code of the application · “by\\u202ee”',
  },
  {
    event: { type: 'end', ...header, direction: 'received', channel: 'bidi 3', reset: 7 } as const,
    text: 'The server reset the stream bidi 3 with code 7',
  },
  {
    event: { type: 'stall', ...header, direction: 'received', ms: 149.6 } as const,
    text: 'The page left received data waiting for 150 ms.',
  },
  { event: { type: 'closing', ...header, code: null, reason: '' } as const, text: 'Page called close()' },
  {
    event: { type: 'open', ...header, subprotocol: 'chat', extensions: '', binaryType: 'blob' } as const,
    text: 'Connection open, subprotocol chat',
  },
  {
    event: { ...loss, messages: 2, bytes: 1_500, reason: 'overflow' } as const,
    text: '2 messages (1.5 kB) lost: the page sent faster than the panel could take',
  },
  {
    event: { ...loss, messages: 1, bytes: 3, reason: 'not-recorded' } as const,
    text: '1 message (3 B) not recorded: recording was off',
  },
  {
    event: { ...loss, messages: 7, bytes: null, reason: 'unexplained' } as const,
    text: '7 messages missing, and nothing tells why',
  },
])('$text', ({ event, text }) => expect(eventText(wording, event)).toBe(text));

test('codes of other APIs are not explained as those of WebSocket', () => {
  const close = { type: 'close', ...header, code: 1006, reason: 'enough', wasClean: true } as const;
  expect(eventText(wording, close, 'WebTransport')).toBe('Connection closed: 1006 · “enough”');
  expect(eventText(wording, { ...close, code: 0, reason: '' }, 'EventSource')).toBe('Connection closed');
});
