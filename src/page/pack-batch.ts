import type { HookBatch } from '../protocol/meeting.ts';
import { BINARY, DISCARDED, ROW_WIDTH, SENT } from '../protocol/packed-messages.ts';
import { Bytes, bareList, brandCheck, bufferLength, hasOwn, setBytes } from './builtins.ts';
import type { Envelope } from './journal-entry.ts';

const Numbers = Float64Array;
const Buffer = ArrayBuffer;

type Message = Extract<Envelope['body'], { type: 'sent' | 'received' }>;
type Received = Extract<Message, { type: 'received' }>;

/** The batch with its plain messages as columns, in buffers of their own; the others stay what they are. */
export function packBatch({ subscription, last, envelopes }: HookBatch<Envelope>): Required<HookBatch<Envelope>> {
  const { length } = envelopes;
  const others = bareList<Envelope>();
  const plain = bareList<Envelope>();
  let total = 0;
  for (let index = 0; index < length; index++) {
    const envelope = envelopes[index] as Envelope;
    const bytes = plainBytes(envelope.body);
    if (bytes === undefined) others[others.length] = envelope;
    else plain[plain.length] = envelope;
    total += bytes ?? 0;
  }
  return { subscription, last, envelopes: others, packed: pack(plain, total) };
}

function pack(envelopes: Envelope[], total: number) {
  const rows = new Buffer(envelopes.length * ROW_WIDTH * 8);
  const numbers = new Numbers(rows);
  const connectionIds = bareList<string>();
  const bytes = new Buffer(total);
  const target = new Bytes(bytes);
  let text = '';
  let end = 0;
  let next = 0;
  /** In the order of `ROW`. Undefined becomes NaN. */
  const put = (number: number | undefined) => {
    numbers[next++] = number as number;
  };
  for (let index = 0; index < envelopes.length; index++) {
    const { connectionId, seq, at, body } = envelopes[index] as Envelope;
    const { payload } = body as Message;
    const isText = payload.opcode === 'text';
    let length: number;
    if (isText) {
      text += payload.data;
      length = payload.data.length;
    } else {
      length = bufferLength(payload.data);
      setBytes(target, new Bytes(payload.data as ArrayBuffer), end);
      end += length;
    }
    const isSent = body.type === 'sent';
    put((isSent ? SENT : 0) | (isText ? 0 : BINARY) | (isSent && body.discarded ? DISCARDED : 0));
    put(indexOf(connectionIds, connectionId));
    put(seq);
    put(at);
    put(length);
    put(isSent ? body.bufferedAmount : hasOwn(body, 'handled') ? (body as Received).handled : undefined);
  }
  return { rows, connectionIds, text, bytes };
}

/** What only some messages have, and the columns have not. */
const EXTRAS = ['commandId', 'rule', 'stack', 'channel', 'lastEventId'] as const;

/** Payload bytes of a message that can be packed, 0 for text; undefined when it cannot. */
function plainBytes(body: Envelope['body']): number | undefined {
  if (body.type !== 'sent' && body.type !== 'received') return undefined;
  for (let index = 0; index < EXTRAS.length; index++) if (hasOwn(body, EXTRAS[index] as string)) return undefined;
  const { payload } = body;
  if (hasOwn(payload, 'fullSize')) return undefined;
  if (payload.opcode === 'text') return 0;
  if (body.type === 'received' && !hasOwn(body, 'binaryForm')) return undefined; // of an API that has one form only
  return brandCheck(bufferLength, payload.data); // of a Blob, for the relay to read, it says nothing
}

/** The last one first: neighbours mostly are of one connection. */
function indexOf(ids: string[], id: string): number {
  for (let index = ids.length - 1; index >= 0; index--) if (ids[index] === id) return index;
  ids[ids.length] = id;
  return ids.length - 1;
}
