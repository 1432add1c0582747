import type { Way } from '../../protocol/from-page.ts';
import { ANY_LEVELS, type Packet, type Topic } from '../decoder.ts';

/** Bytes of a topic that are compared; a longer subscription is for nothing that is known. */
const COMPARED = 120;

type Subscription = Pick<Packet, 'subscribes' | 'unsubscribes'>;

/** A subscription is for all that begins with it: each byte is a level of its own. */
const levelsOf = (bytes: Uint8Array): string[] => Array.from(bytes.subarray(0, COMPARED), (byte) => byte.toString(16));

/** The name of the topic of a message: what its first part begins with. */
export const topicOf = (body: Uint8Array): string => levelsOf(body).join('/');

function prefixOf(bytes: Uint8Array, by: Way): readonly Topic[] {
  return bytes.length > COMPARED ? [] : [{ by, name: [...levelsOf(bytes), ANY_LEVELS].join('/') }];
}

/**
 * What a message subscribes to, as those of ZMTP 3.0 do: https://rfc.zeromq.org/spec/37/#pub-sub-and-xpub-xsub. A byte
 * alone is about everything.
 */
export function subscriptionOf(body: Uint8Array, by: Way): Subscription {
  if (body.length === 0) return {};
  const topics = prefixOf(body.subarray(1), by);
  if (body[0] === 1) return { subscribes: topics };
  return body[0] === 0 ? { unsubscribes: topics } : {};
}

/** What a command subscribes to, as those of ZMTP 3.1 do, the empty topic too. */
export function commandSubscriptionOf(name: string, topic: Uint8Array, by: Way): Subscription {
  if (name === 'SUBSCRIBE') return { subscribes: prefixOf(topic, by) };
  return name === 'CANCEL' ? { unsubscribes: prefixOf(topic, by) } : {};
}
