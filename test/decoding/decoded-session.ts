import type { Decoder, DecodeStream, Detect, Packet } from '../../src/decoders/decoder.ts';
import { REGISTRY } from '../../src/decoders/registry.ts';
import type { Payload } from '../../src/protocol/payload.ts';
import type { Registry } from '../../src/session/decoder-choice.ts';
import { Meanings } from '../../src/session/meanings.ts';
import { Session } from '../../src/session/session.ts';
import type { Direction, SessionEvent } from '../../src/session/session-event.ts';

export const document: SessionEvent = { type: 'document', document: 'd1', frameId: 0, url: '', at: 0, seq: 0 };
export const connection = (id: string, url = 'ws://a.example/'): SessionEvent => ({
  type: 'connection',
  connection: id,
  document: 'd1',
  url,
  protocols: [],
  at: 0,
  seq: 0,
});
const payloadOf = (data: string | number[]): Payload =>
  typeof data === 'string' ? { opcode: 'text', data } : { opcode: 'binary', data: new Uint8Array(data).buffer };
let clock = 0;
export function message(direction: Direction, data: string | number[], rest: object = {}): SessionEvent {
  clock += 10;
  const payload = payloadOf(data);
  const facts = { connection: 'c1', direction, payload, discarded: false, resent: false, at: clock, seq: clock };
  return { type: 'message', ...facts, ...rest };
}

export async function sessionOf(...events: SessionEvent[]): Promise<Session> {
  const session = new Session();
  session.append([document, connection('c1'), connection('c2'), ...events]);
  await session.meanings.advance(() => false);
  return session;
}
export const FIRST = 3;
export const typesOf = ({ meanings, rowCount }: Session) =>
  Array.from({ length: rowCount - FIRST }, (_, index) => meanings.typeAt(index + FIRST));

/** Counts what it was given: the type of a message is its number. `!` is refused, `#` begins what is certain. */
function counting(count = 0): DecodeStream {
  return {
    decode({ payload: { data } }): Packet[] {
      if (data === '!') throw new Error('refused');
      count++;
      return [{ type: `n${count}`, fields: () => [] }];
    },
    fork: () => counting(count),
    skip() {
      count += 100;
    },
  };
}
const counter: Decoder = { id: 'json', start: () => counting() };
const registryOf = (detect: Detect): Registry => ({
  ...REGISTRY,
  json: { detect, load: () => Promise.resolve(counter) },
});

export function countedSession(detect: Detect, ...events: SessionEvent[]) {
  const session = new Session();
  session.append([document, connection('c1'), connection('c2'), ...events]);
  return { session, meanings: new Meanings(session, registryOf(detect)) };
}
export const certain: Detect = () => ({ score: 1, why: { source: 'url', text: 'x' } });
export const whenHash: Detect = (_, { payload: { data } }) =>
  typeof data === 'string' && data.startsWith('#') ? { score: 0.6, why: { source: 'message', text: '#' } } : null;
