import { type Envelope, parseEnvelope } from './from-page.ts';
import { unpackMessages } from './packed-messages.ts';
import type { UnreadBatch } from './routing.ts';

/**
 * The envelopes of a batch, packed or not, in the order of their numbers. One that is malformed is left out: its
 * number is missing then, and shown as a loss.
 */
export function* readBatch({ envelopes, packed }: UnreadBatch): Generator<Envelope> {
  const messages = unpackMessages(packed);
  let message = messages.next();
  for (const raw of envelopes) {
    const parsed = parseEnvelope(raw);
    if (!parsed.ok) continue;
    for (; !message.done && message.value.seq < parsed.value.seq; message = messages.next()) yield message.value;
    yield parsed.value;
  }
  for (; !message.done; message = messages.next()) yield message.value;
}
