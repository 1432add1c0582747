import type { Patience } from '../decoder.ts';
import { isJson, readJson } from '../json/json-reader.ts';
import type { EngineFrame } from './engine-packet.ts';

/**
 * What the `open` packet says: a client that was not pinged for `pingInterval` and `pingTimeout` together gives up, and so
 * does a server without a pong. In version 3 it is the client that pings, and the times are the same. For a server of
 * its time any packet will do; a later one, which takes it beside version 4 and says its `maxPayload`, wants the ping.
 * https://github.com/socketio/engine.io-protocol#heartbeat
 * Undefined: the packet says nothing of it.
 */
export function enginePatience({ type, data }: EngineFrame, version: number): readonly Patience[] | undefined {
  if (type !== 'open' || typeof data !== 'string' || !data.startsWith('{') || !isJson(data)) return undefined;
  const open = readJson(data);
  const ms = (open.number('pingInterval') ?? Number.NaN) + (open.number('pingTimeout') ?? Number.NaN);
  if (!(ms > 0)) return undefined;
  const wantsAny = version === 3 && open.source('maxPayload') === undefined;
  return [
    { awaits: 'received', ms, renewedBy: 'heartbeats' },
    { awaits: 'sent', ms, renewedBy: wantsAny ? 'any' : 'heartbeats', fromOpening: true },
  ];
}
