import type { Api, FromPage } from './from-page.ts';
import { FACT_LENGTH } from './limits.ts';
import { isCount, isText } from './parsed.ts';

const APIS: readonly unknown[] = ['WebSocket', 'WebSocketStream', 'EventSource', 'WebTransport'] satisfies Api[];

export const isApi = (raw: unknown): raw is Api => APIS.includes(raw);

/** The optional field as it is spread into a record; undefined when it is there and wrong. */
export function apiOf(api: unknown): { readonly api?: Api } | undefined {
  if (api === undefined) return {};
  return isApi(api) ? { api } : undefined;
}

/** As `apiOf`. */
export function channelOf(channel: unknown): { readonly channel?: string } | undefined {
  if (channel === undefined) return {};
  return isText(channel, FACT_LENGTH) ? { channel } : undefined;
}

/** As `apiOf`. */
export function lastEventIdOf(lastEventId: unknown): { readonly lastEventId?: string } | undefined {
  if (lastEventId === undefined) return {};
  return isText(lastEventId, FACT_LENGTH) ? { lastEventId } : undefined;
}

/** The end of a stream, or the time that its data waited. */
export function parseFlow(body: Record<string, unknown>): FromPage | undefined {
  const { direction, reset, ms } = body;
  const channel = channelOf(body.channel);
  if (!channel || (direction !== 'sent' && direction !== 'received')) return undefined;
  if (body.type === 'stalled') return isWait(ms) ? { type: 'stalled', direction, ...channel, ms } : undefined;
  if (reset === undefined) return { type: 'ended', direction, ...channel };
  return isCount(reset) ? { type: 'ended', direction, ...channel, reset } : undefined;
}

/** Milliseconds that have passed. */
export const isWait = (raw: unknown): raw is number => typeof raw === 'number' && Number.isFinite(raw) && raw >= 0;
