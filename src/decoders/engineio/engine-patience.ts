import type { Patience } from '../decoder.ts';
import { isJson, readJson } from '../json/json-reader.ts';
import type { EngineFrame } from './engine-packet.ts';

/**
 * What the `open` packet says: a client that was not pinged for `pingInterval` and `pingTimeout` together gives up, and so
 * does a server without a pong. In version 3 it is the client that pings, the times are the same, and for its server any
 * packet will do.
 * https://github.com/socketio/engine.io-protocol#heartbeat
 * Undefined: the packet says nothing of it.
 */
export function enginePatience({ type, data }: EngineFrame, version: number): readonly Patience[] | undefined {
  if (type !== 'open' || typeof data !== 'string' || !data.startsWith('{') || !isJson(data)) return undefined;
  const open = readJson(data);
  const ms = (open.number('pingInterval') ?? Number.NaN) + (open.number('pingTimeout') ?? Number.NaN);
  if (!(ms > 0)) return undefined;
  return [
    { awaits: 'received', ms, renewedBy: 'heartbeats' },
    { awaits: 'sent', ms, renewedBy: version === 3 ? 'any' : 'heartbeats', fromOpening: true },
  ];
}
