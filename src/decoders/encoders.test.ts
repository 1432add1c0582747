import { describe, expect, test } from 'vitest';
import { type DecodedRow, decodeRecording, recordingsOf } from '../../test/decoding/decode-recording.ts';
import type { Payload } from '../protocol/payload.ts';
import { type EditSubject, type Encoder, editableText, encodeText } from './encoder.ts';
import { ENCODERS } from './encoders.ts';
import { compactForm } from './form/form-value.ts';
import { readForm } from './form/read-form.ts';

/** Why a recorded message is not encoded to the bytes that it had. */
type Reason =
  /** Between the tokens of JSON: Python and some servers write it. */
  | 'white space'
  /** The protocol is JSON, or the application sends it; this message is something else. */
  | 'not JSON'
  /** A client cuts packets into several messages: only the last one has a form, which is all of them. */
  | 'in parts'
  /** A line end or more behind the last frame. */
  | 'line end behind'
  /** The same packets in another form: lengths that are longer than needed, other escapes. */
  | 'another form'
  /** The answer to the handshake is JSON in a binary message. */
  | 'handshake in binary';

/** The systems whose messages can be edited, and what of them is not canonical. */
const SYSTEMS: Readonly<Record<string, readonly Reason[]>> = {
  actioncable: [],
  'binary-cbor': ['another form'],
  'binary-msgpack': [],
  cdp: ['not JSON'],
  clusterws: ['not JSON'],
  'django-channels': ['white space', 'not JSON'],
  engineio: [],
  faye: ['white space', 'not JSON'],
  'flask-socketio': [],
  gorilla: ['white space', 'not JSON'],
  'graphql-transport-ws': ['not JSON'],
  'graphql-ws-legacy': [],
  'jsonrpc-bidirectional': ['white space', 'not JSON'],
  jupyter: ['white space', 'not JSON'],
  liveview: [],
  mqtt: ['in parts'],
  'mqtt-cowboy': [],
  nostr: ['not JSON'],
  ocpp: ['not JSON'],
  phoenix: [],
  'php-websocket-server': ['white space', 'not JSON'],
  pusher: [],
  signalr: ['handshake in binary'],
  socketcluster: ['not JSON'],
  socketio: [],
  'socketio-eio3': ['another form'],
  stomp: ['line end behind', 'in parts', 'another form'],
  totaljs: ['not JSON'],
  uws: ['white space', 'not JSON'],
  wamp: [],
  ws: ['white space', 'not JSON'],
};

describe.each(recordingsOf(...Object.keys(SYSTEMS)))('%s', (name) => {
  test('is encoded to the bytes that it had, but for what is not canonical', async () => {
    const { choice, facts, rows } = await decodeRecording(name);
    const encoder = await ENCODERS[choice.decoder]?.();
    if (!encoder) return expect(choice.decoder).toBe('raw');
    const [system = ''] = name.split('/');
    const allowed = SYSTEMS[system] ?? [];
    const found = rows.map((row, index) => {
      const messages = followingOf(rows, index);
      const subject = { facts, direction: row.direction, messages, packets: row.packets };
      const reason = whyNot(encoder, subject, messages);
      return { note: row.note, reason };
    });
    expect(found.filter(({ reason }) => reason !== null && !allowed.some((one) => one === reason))).toEqual([]);
  });
});

const followingOf = (rows: readonly DecodedRow[], from: number): Payload[] =>
  rows.slice(from).flatMap(({ direction, message }) => (direction === rows[from]?.direction ? [message.payload] : []));

/** Null: to the same bytes; else a reason, or what is wrong. */
function whyNot(encoder: Encoder, subject: EditSubject, messages: readonly Payload[]): string | null {
  try {
    const text = editableText(encoder, subject);
    const encoded = encodeText(encoder, text, subject);
    const [is, was] = [encoded.map(bytesOf).join(), messages.slice(0, encoded.length).map(bytesOf).join()];
    return is === was
      ? null
      : difference(is, was, () => editableText(encoder, { ...subject, messages: encoded }) === text);
  } catch (cause) {
    return whyNone(messages[0] ?? { opcode: 'text', data: '' }, cause);
  }
}

const bytesOf = ({ opcode, data }: Payload): string => (opcode === 'text' ? data : Buffer.from(data).toString('hex'));

function difference(is: string, was: string, isSameForm: () => boolean): string {
  if (is.endsWith(was)) return 'in parts';
  if (/^\n+$/.test(was.slice(is.length)) && was.startsWith(is)) return 'line end behind';
  if (isJson(was) && compactForm(readForm(was)) === is) return 'white space';
  return isSameForm() ? 'another form' : `${was} became ${is}`;
}

function whyNone({ opcode, data }: Payload, cause: unknown): string {
  if (/no (packet|frame) ends in this message/.test(String(cause))) return 'in parts';
  if (opcode === 'text') return isJson(data) && !/"2.0" is expected/.test(String(cause)) ? String(cause) : 'not JSON';
  const isRecord = new Uint8Array(data)[0] === 0x7b;
  if (isRecord && /cut off/.test(String(cause))) return 'handshake in binary';
  return /not JSON/.test(String(cause)) ? 'not JSON' : String(cause);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // it is something else
  }
}
