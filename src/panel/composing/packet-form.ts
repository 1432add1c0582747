import type { ConnectionFacts } from '../../decoders/decoder.ts';
import { type EncodeTarget, editableText, encodeText } from '../../decoders/encoder.ts';
import { ENCODERS } from '../../decoders/encoders.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { Meanings } from '../../session/meanings.ts';
import type { Session } from '../../session/session.ts';
import type { Message } from '../../session/session-event.ts';

/** A message as the packets that it is, to be edited. */
export interface PacketForm {
  readonly text: string;
  /** Whether `text`, encoded as it is, gives the bytes of the message again. */
  readonly isExact: boolean;
  /** @throws Error that says what is wrong, and where. */
  readonly encode: (text: string) => readonly Payload[];
}

/** Null where nothing encodes for the decoder of the connection, or the message has no such form. */
export async function packetFormOf(session: Session, message: Message): Promise<PacketForm | null> {
  const { meanings } = session;
  const row = session.rowOf(message.connection, message.seq, -1);
  if (row < 0 || session.kindAt(row) !== message.direction) return null;
  await decodedUpTo(meanings, row);
  const load = ENCODERS[meanings.decoderOf(message.connection)];
  if (!load) return null;
  const decoded = meanings.packetsAt(row);
  if (decoded.kind === 'raw') return null;
  const encoder = await load();
  const target: EncodeTarget = { facts: factsOf(session, message.connection), direction: message.direction };
  const encode = (text: string) => encodeText(encoder, text, target);
  try {
    const text = editableText(encoder, { ...target, packets: decoded.packets, messages: messagesFrom(session, row) });
    return { text, encode, isExact: isSame(encode(text), messagesFrom(session, row)) };
  } catch {
    return null; // it is edited as text or as hex
  }
}

/** Resolves when a row has been decoded: before that its decoder is not known. */
async function decodedUpTo(meanings: Meanings, row: number): Promise<void> {
  if (meanings.decodedRows > row) return;
  await new Promise<void>((resolve) => {
    const stop = meanings.subscribe(() => {
      if (meanings.decodedRows <= row) return;
      stop();
      resolve();
    });
  });
}

function factsOf({ connections, meanings }: Session, id: string): ConnectionFacts {
  const { url = '', subprotocol = '', api = 'WebSocket' } = connections.get(id) ?? {};
  const schema = meanings.presets.schemaFor(url, subprotocol);
  return { url, subprotocol, api, ...(schema ? { schema } : {}) };
}

/** Payloads of one connection and direction, from the one of a row on. */
function* messagesFrom(session: Session, from: number): Generator<Payload> {
  const [connection, direction] = [session.connectionIdAt(from), session.kindAt(from)];
  for (let row = from; row < session.rowCount; row++) {
    if (session.kindAt(row) !== direction || session.connectionIdAt(row) !== connection) continue;
    const payload = session.messageAt(row)?.payload;
    if (payload) yield payload;
  }
}

function isSame(encoded: readonly Payload[], messages: Generator<Payload>): boolean {
  return encoded.every((payload) => {
    const { value, done } = messages.next();
    return !done && isSamePayload(payload, value);
  });
}

function isSamePayload(first: Payload, second: Payload): boolean {
  if (first.opcode === 'text' || second.opcode === 'text') return first.data === second.data;
  const bytes = new Uint8Array(second.data);
  return first.data.byteLength === bytes.length && new Uint8Array(first.data).every((byte, at) => byte === bytes[at]);
}
