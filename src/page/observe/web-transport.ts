import { brandCheck, getter } from '../builtins.ts';
import type { ConnectionRecord } from '../connection-record.ts';
import { type Traps, whenSettled } from '../traps.ts';
import { observeEnd } from './connection-end.ts';
import type { ConnectionLog } from './connection-log.ts';
import { streamFlow } from './stream-flow.ts';
import { watch } from './streams.ts';
import { isObject } from './to-text.ts';

const textOf = String;

/** Observes `WebTransport`, its datagrams and its streams: https://www.w3.org/TR/webtransport/ */
export function observeWebTransport(win: typeof globalThis, log: ConnectionLog, traps: Traps): void {
  const { prototype } = win.WebTransport;
  const hrefOf = getter(win.URL.prototype, 'href');
  const readyOf = getter(prototype, 'ready');
  const datagramsOf = getter(prototype, 'datagrams');
  const unisOf = getter(prototype, 'incomingUnidirectionalStreams');
  const bidisOf = getter(prototype, 'incomingBidirectionalStreams');
  const ofDatagrams = endsOf(win.WebTransportDatagramDuplexStream.prototype);
  const ofPair = endsOf(win.WebTransportBidirectionalStream.prototype);
  const reportEnd = observeEnd(prototype, log, traps, 0);

  const flow = (stream: object, record: ConnectionRecord, direction: 'sent' | 'received', channel: string) =>
    watch(stream, streamFlow(log, record, direction, channel));
  const uni = (record: ConnectionRecord, stream: unknown, direction: 'sent' | 'received') =>
    flow(stream as object, record, direction, log.nextChannel(record, 'uni'));
  const both = (record: ConnectionRecord, ends: typeof ofPair, stream: unknown, channel: string) => {
    flow(ends.readable(stream), record, 'received', channel);
    flow(ends.writable(stream), record, 'sent', channel);
  };
  const bidi = (record: ConnectionRecord, stream: unknown) =>
    both(record, ofPair, stream, log.nextChannel(record, 'bidi'));

  traps.instances<'WebTransport', WebTransport>(win, 'WebTransport', (transport, args) => {
    const given = args[0];
    const record = log.track(
      'WebTransport',
      isObject(given) ? (brandCheck(hrefOf, given) ?? '') : textOf(given),
      transport,
    );
    both(record, ofDatagrams, datagramsOf(transport), 'datagram');
    watchArrivals(unisOf(transport), (stream) => uni(record, stream, 'received'));
    watchArrivals(bidisOf(transport), (stream) => bidi(record, stream));
    whenSettled(readyOf(transport), () => log.opened(record));
    reportEnd(transport, record);
  });
  const creates = (key: `create${'Uni' | 'Bi'}directionalStream`, created: typeof bidi) =>
    traps.method(prototype, key, (self, made: Promise<unknown>) => {
      const record = log.recordOf(self);
      if (record) whenSettled(made, (stream) => created(record, stream));
    });
  creates('createUnidirectionalStream', (record, stream) => uni(record, stream, 'sent'));
  creates('createBidirectionalStream', bidi);
}

const endsOf = (owner: Pick<WebTransportBidirectionalStream, 'readable' | 'writable'>) => ({
  readable: getter(owner, 'readable'),
  writable: getter(owner, 'writable'),
});

/** A stream of streams: each is known before the page has it. */
function watchArrivals(streams: ReadableStream, arrived: (stream: unknown) => void): void {
  watch(streams, { since: 0, chunk: arrived });
}
