import { expect, test } from 'vitest';
import { parseRules } from '../../rules/parse-rule.ts';
import { Session } from '../../session/session.ts';
import type { SessionEvent } from '../../session/session-event.ts';
import { recordedScript } from './recorded-script.ts';

const of = { connection: 'c' } as const;
const message = (
  direction: 'sent' | 'received',
  seq: number,
  at: number,
  data: string | ArrayBuffer,
): SessionEvent => ({
  type: 'message',
  ...of,
  direction,
  discarded: false,
  resent: false,
  seq,
  at,
  payload: typeof data === 'string' ? { opcode: 'text', data } : { opcode: 'binary', data },
});

function sessionOf(...events: SessionEvent[]): Session {
  const session = new Session();
  session.append([
    { type: 'document', document: 'd', frameId: 0, url: 'https://a/', seq: 1, at: 900 },
    { type: 'connection', ...of, document: 'd', url: 'wss://a/b', protocols: [], seq: 2, at: 1_000 },
    { type: 'open', ...of, subprotocol: 'chat', extensions: '', binaryType: 'blob', seq: 3, at: 1_040 },
    ...events,
  ]);
  return session;
}

test('what the server said before it was asked is its greeting; the rest answers what was sent last', () => {
  const session = sessionOf(
    message('received', 4, 1_050, 'hello'),
    message('sent', 5, 1_100, 'ping'),
    message('received', 6, 1_130, 'pong'),
    message('received', 7, 1_230, new Uint8Array([0, 1]).buffer),
    message('sent', 8, 1_300, new Uint8Array([2]).buffer),
  );
  const { script, left } = recordedScript(session, 'c');
  expect(left).toBe(0);
  expect(script).toEqual({
    opensAfter: 40,
    subprotocol: 'chat',
    greeting: [{ after: 10, payload: { text: 'hello' } }],
    exchanges: [
      {
        text: 'ping',
        replies: [
          { after: 30, payload: { text: 'pong' } },
          { after: 130, payload: { base64: 'AAE=' } },
        ],
      },
      { replies: [] },
    ],
  });
  const rule = { id: 'r', name: '', isOn: true, where: {}, which: {}, what: { type: 'mock', script } };
  expect(parseRules([rule])).toEqual({ ok: true, value: [rule] });
});

test('what is not whole, or was injected, is left out and counted', () => {
  const session = sessionOf(
    {
      ...message('received', 4, 1_050, 'beginning'),
      payload: { opcode: 'text', data: 'b', fullSize: 9 },
    } as SessionEvent,
    { ...message('received', 5, 1_060, 'mine'), injected: true } as SessionEvent,
    message('received', 6, 1_070, 'x'.repeat(2_000_001)),
    message('received', 7, 1_010, 'before it opened, by a clock that was set back'),
  );
  const { script, left } = recordedScript(session, 'c');
  expect(left).toBe(3);
  expect(script.greeting).toEqual([{ after: 0, payload: { text: 'before it opened, by a clock that was set back' } }]);
});

test('a connection that is not there has an empty script', () => {
  expect(recordedScript(new Session(), 'x').script).toEqual({ opensAfter: 0, greeting: [], exchanges: [] });
});

test('a greeting is no longer than a script may be', () => {
  const many = Array.from({ length: 100_002 }, (_, index) => message('received', 4 + index, 1_050, ''));
  const { script, left } = recordedScript(sessionOf(...many), 'c');
  expect([script.greeting.length, left]).toEqual([100_000, 2]);
});
