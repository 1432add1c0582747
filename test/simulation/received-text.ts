import type { SessionEvent } from '../../src/session/session-event.ts';

/** A text message of the connection `c1`, at as many ms since the Unix epoch as its number. */
export const receivedText = (seq: number, data: string): SessionEvent => ({
  type: 'message',
  seq,
  at: seq,
  connection: 'c1',
  direction: 'received',
  payload: { opcode: 'text', data },
  discarded: false,
  resent: false,
});
