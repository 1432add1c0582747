import type { Way } from '../../protocol/from-page.ts';
import type { Packet } from '../decoder.ts';
import { valueText } from '../value-text.ts';
import type { PhoenixMessage } from './phoenix-message.ts';

/** The topic of what concerns the connection, not a channel. */
const CONNECTION_TOPIC = 'phoenix';

export function phoenixPacket(message: PhoenixMessage, direction: Way): Packet {
  const { topic, event, status, payload, fields } = message;
  const isReply = event === 'phx_reply';
  const said = typeof payload === 'string' && (payload === '{}' || payload === '') ? '' : ` ${valueText(payload)}`;
  return {
    type: event,
    summary: `${topic}${status === undefined || typeof payload === 'string' ? '' : ` ${status}`}${said}`,
    isHeartbeat: topic === CONNECTION_TOPIC && (event === 'heartbeat' || isReply),
    isError: event === 'phx_error' || (status !== undefined && status !== 'ok'),
    ...keysOf(message, direction),
    ...topicsOf(message, direction),
    fields,
  };
}

/**
 * Whoever joins a topic hears what is broadcast on it, which has no number. It may have slashes, and no filter is any
 * other topic.
 */
function topicsOf({ joinRef, ref, topic, event }: PhoenixMessage, direction: Way): Partial<Packet> {
  const topics = [{ by: 'sent', name: topic }] as const;
  if (direction === 'received') return joinRef === null && ref === null ? { topic: topics[0] } : {};
  if (event === 'phx_join') return { subscribes: topics };
  return event === 'phx_leave' ? { unsubscribes: topics } : {};
}

/**
 * Only the client asks, and numbers what it asks through all channels; what a server
 * pushes has the number of the join, which `phx_close` and `phx_error` repeat.
 */
function keysOf({ joinRef, ref, event }: PhoenixMessage, direction: Way): Partial<Packet> {
  if (direction === 'received' && event !== 'phx_reply') {
    const join = joinRef ?? ref;
    return join === null ? {} : { continues: { by: 'sent', id: join } };
  }
  if (ref === null) return {};
  if (direction === 'sent') return { asks: { by: 'sent', id: ref } };
  return { answers: { by: 'sent', id: ref } };
}
