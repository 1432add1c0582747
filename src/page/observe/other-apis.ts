import { safely } from '../safely.ts';
import type { Traps } from '../traps.ts';
import type { ConnectionLog } from './connection-log.ts';
import { observeEventSource } from './event-source.ts';
import { observeStreams } from './streams.ts';
import { observeWebSocketStream, type WebSocketStreamOwner } from './web-socket-stream.ts';
import { observeWebTransport } from './web-transport.ts';

/** Observes what the window or worker has of the APIs besides WebSocket; some are there in secure contexts only. */
export function observeOtherApis(win: typeof globalThis, log: ConnectionLog, traps: Traps): void {
  safely(() => {
    if ('EventSource' in win) observeEventSource(win, log, traps);
    const hasTransport = 'WebTransport' in win;
    if (hasTransport) observeWebTransport(win, log, traps);
    let hasStreams = hasTransport;
    if (import.meta.env?.MODE !== 'firefox' && 'WebSocketStream' in win) {
      observeWebSocketStream(win as unknown as WebSocketStreamOwner, log, traps);
      hasStreams = true;
    }
    if (hasStreams) observeStreams(win, traps);
  });
}
