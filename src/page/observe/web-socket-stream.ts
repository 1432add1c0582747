import { getter } from '../builtins.ts';
import { type Traps, whenSettled } from '../traps.ts';
import { observeEnd } from './connection-end.ts';
import type { ConnectionLog } from './connection-log.ts';
import { streamFlow } from './stream-flow.ts';
import { watch } from './streams.ts';

/** What TypeScript does not know yet. */
export interface WebSocketStream {
  readonly url: string;
  readonly opened: Promise<{
    readonly readable: ReadableStream;
    readonly writable: WritableStream;
    readonly protocol: string;
    readonly extensions: string;
  }>;
  readonly closed: Promise<{ readonly closeCode?: number; readonly reason?: string }>;
  close(info?: object): void;
}

export interface WebSocketStreamOwner {
  readonly WebSocketStream: (new (url: string, options?: object) => WebSocketStream) & { prototype: WebSocketStream };
}

/** RFC 6455, section 7.1.5: how a connection without a close frame is reported. */
const LOST = 1006;

/** Observes `WebSocketStream`, which Chromium has: https://github.com/WICG/websocketstream */
export function observeWebSocketStream(win: WebSocketStreamOwner, log: ConnectionLog, traps: Traps): void {
  const { prototype } = win.WebSocketStream;
  const urlOf = getter(prototype, 'url');
  const openedOf = getter(prototype, 'opened');
  const reportEnd = observeEnd(prototype, log, traps, LOST);
  traps.instances(win, 'WebSocketStream', (stream) => {
    const record = log.track('WebSocketStream', urlOf(stream), stream);
    whenSettled(openedOf(stream), ({ readable, writable, protocol, extensions }) => {
      log.opened(record, protocol, extensions);
      watch(readable, streamFlow(log, record, 'received'));
      watch(writable, streamFlow(log, record, 'sent'));
    });
    reportEnd(stream, record);
  });
}
