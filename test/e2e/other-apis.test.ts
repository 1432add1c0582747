import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { type EventStreamServer, startEventStreamServer } from '../servers/event-stream-server.ts';
import { startWebTransportServer, type WebTransportServer } from '../servers/web-transport-server.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';

declare const source: EventSource;
declare const transport: WebTransport;

const BLANK = '<!doctype html><meta charset="utf-8"><title>Blank</title>';

describe.each(BROWSERS)('APIs besides WebSocket in %s', (browserName) => {
  let echo: EchoServer;
  let events: EventStreamServer;
  let quic: WebTransportServer;
  let panel: PanelDriver;
  let streams = 0;

  beforeAll(async () => {
    echo = await startEchoServer({ pages: { '/': BLANK } });
    events = await startEventStreamServer();
    quic = await startWebTransportServer();
    const options = { extensionDir: extensionDir(browserName), quic: true };
    panel = new PanelDriver(await launchBrowser(browserName, options));
    await panel.session.openPage(`${echo.origin}/`);
    await panel.open();
  });

  afterAll(async () => {
    await panel?.session.close();
    await Promise.all([echo, events, quic].map((server) => server?.close()));
  });

  describe('EventSource', () => {
    const openSource = async () => {
      await panel.visit(`${events.origin}/`);
      await panel.session.evaluateInPage(
        () =>
          new Promise<void>((resolve) => {
            Object.assign(window, { source: new EventSource('/events') });
            source.onopen = () => resolve();
          }),
      );
      return events.stream(streams++);
    };

    test('events with and without a name, and their ids', async () => {
      const server = await openSource();
      await panel.session.evaluateInPage(() => source.addEventListener('price', () => undefined));
      server.write('data: first\n\nid: 7\nevent: price\ndata: 12 é\n\nid:\ndata: last\n\n');
      await panel.waitForLog({ type: 'message', data: 'last' });
      expect(await panel.logOf('connection', 'api', 'url')).toEqual([['EventSource', `${events.origin}/events`]]);
      expect(await panel.logOf('message', 'direction', 'data', 'channel', 'lastEventId')).toEqual([
        ['received', 'first', undefined, undefined],
        ['received', '12 é', 'price', '7'],
        ['received', 'last', undefined, undefined],
      ]);
      await panel.waitForRow('price');
    });

    test('a lost connection, the next one with the last id, and the close by the page', async () => {
      const server = await openSource();
      server.write('retry: 10\nid: 41\ndata: before\n\n');
      await panel.waitForLog({ type: 'message', data: 'before' });
      server.end();
      const next = await events.stream(streams++);
      expect(next.headers['last-event-id']).toBe('41');
      next.write('data: after\n\n');
      await panel.waitForLog({ type: 'message', data: 'after', lastEventId: '41' });
      await panel.session.evaluateInPage(() => source.close());
      await panel.waitForLog({ type: 'close', wasClean: true });
      const lines = (await panel.log()).map(({ type }) => type).filter((type) => type !== 'session');
      expect(lines).toEqual(['document', 'connection', 'open', 'message', 'reconnecting', 'open', 'message', 'close']);
    });

    test('a server that wants no more connections', async () => {
      await panel.visit(`${events.origin}/`);
      await panel.session.evaluateInPage(() => void new EventSource('/refuse'));
      await panel.waitForLog({ type: 'close', wasClean: false });
      expect(await panel.logOf('error', 'connection')).toHaveLength(1);
    });
  });

  describe('WebTransport', () => {
    beforeEach(async () => {
      await panel.visit(`${echo.origin}/`);
      await panel.session.evaluateInPage(
        (url, hash) => {
          const value = new Uint8Array(hash);
          const options = { serverCertificateHashes: [{ algorithm: 'sha-256', value }] };
          Object.assign(window, { transport: new WebTransport(url, options) });
          return transport.ready.then(() => true);
        },
        `${quic.origin}/path`,
        [...quic.certificateHash],
      );
    });

    test('datagrams both ways, and the close by the page', async () => {
      await panel.session.evaluateInPage(async () => {
        const reader = transport.datagrams.readable.getReader();
        const echoed = reader.read();
        const writer = transport.datagrams.writable.getWriter();
        await writer.write(new Uint8Array([1, 2, 3]));
        await echoed;
        transport.close({ closeCode: 42, reason: 'enough' });
        await transport.closed;
      });
      await panel.waitForLog({ type: 'close', code: 42, reason: 'enough', wasClean: true });
      expect(await panel.logOf('connection', 'api', 'url')).toEqual([['WebTransport', `${quic.origin}/path`]]);
      expect(await panel.logOf('message', 'direction', 'channel', 'data')).toEqual([
        ['sent', 'datagram', 'AQID'],
        ['received', 'datagram', 'AQID'],
      ]);
    });

    test('streams in both directions, read in every way', async () => {
      const read = await panel.session.evaluateInPage(async () => {
        const texts: string[] = [];
        const open = async (text: string) => {
          const { readable, writable } = await transport.createBidirectionalStream();
          const writer = writable.getWriter();
          await writer.write(new TextEncoder().encode(text));
          void writer.close();
          return readable as ReadableStream<Uint8Array<ArrayBuffer>>;
        };
        for await (const chunk of await open('iterated')) texts.push(new TextDecoder().decode(chunk));
        const piped = (await open('piped')).pipeThrough(new TextDecoderStream()).getReader();
        texts.push((await piped.read()).value ?? '', String((await piped.read()).done));
        const byob = (await open('by own buffer')).getReader({ mode: 'byob' });
        texts.push(new TextDecoder().decode((await byob.read(new Uint8Array(20))).value));
        const [left, right] = (await open('teed')).tee();
        for await (const chunk of left) texts.push(new TextDecoder().decode(chunk));
        for await (const chunk of right) texts.push(new TextDecoder().decode(chunk));
        const uni = (await transport.createUnidirectionalStream()).getWriter();
        await uni.write(new TextEncoder().encode('one way'));
        void uni.close();
        const incoming = await transport.incomingUnidirectionalStreams.getReader().read();
        texts.push(await new Response(incoming.value.pipeThrough(new TransformStream())).text());
        return texts;
      });
      expect(read).toEqual(['iterated', 'piped', 'true', 'by own buffer', 'teed', 'teed', 'one way']);
      await panel.waitForLog({ type: 'end', channel: 'uni 6', direction: 'received' });
      const rows = await panel.logOf('message', 'direction', 'channel', 'data');
      expect(rows.map(([direction, channel, data]) => [direction, channel, atob(String(data))])).toEqual([
        ['sent', 'bidi 1', 'iterated'],
        ['received', 'bidi 1', 'iterated'],
        ['sent', 'bidi 2', 'piped'],
        ['received', 'bidi 2', 'piped'],
        ['sent', 'bidi 3', 'by own buffer'],
        ['received', 'bidi 3', 'by own buffer'],
        ['sent', 'bidi 4', 'teed'],
        ['received', 'bidi 4', 'teed'],
        ['sent', 'uni 5', 'one way'],
        ['received', 'uni 6', 'one way'],
      ]);
    });

    test('a bidirectional stream that the server opens', async () => {
      const read = await panel.session.evaluateInPage(async () => {
        const incoming = transport.incomingBidirectionalStreams.getReader();
        const asking = (await transport.createBidirectionalStream()).writable.getWriter();
        await asking.write(new TextEncoder().encode('open'));
        const { readable, writable } = (await incoming.read()).value as WebTransportBidirectionalStream;
        const [reader, writer] = [readable.getReader(), writable.getWriter()];
        const texts = [new TextDecoder().decode((await reader.read()).value)];
        await writer.write(new TextEncoder().encode('answered'));
        texts.push(new TextDecoder().decode((await reader.read()).value));
        await writer.close();
        return texts;
      });
      expect(read).toEqual(['opened', 'answered']);
      await panel.waitForLog({ type: 'end', channel: 'bidi 2', direction: 'sent' });
      const rows = await panel.logOf('message', 'direction', 'channel', 'data');
      const own = rows.filter(([, channel]) => channel === 'bidi 2');
      expect(own.map(([direction, , data]) => [direction, atob(String(data))])).toEqual([
        ['received', 'opened'],
        ['sent', 'answered'],
        ['received', 'answered'],
      ]);
    });

    test('a stream that the page resets', async () => {
      await panel.session.evaluateInPage(async () => {
        const writer = (await transport.createUnidirectionalStream()).getWriter();
        await writer.write(new Uint8Array([1]));
        await writer.abort('a reason of the page').catch(() => undefined);
      });
      await panel.waitForLog({ type: 'end', channel: 'uni 1', direction: 'sent', reset: 0 });
    });

    test('the panel does not offer to resend', async () => {
      await panel.session.evaluateInPage(async () => {
        await transport.datagrams.writable.getWriter().write(new TextEncoder().encode('only once'));
      });
      await panel.select('datagram');
      const resend = await panel.find('button', 'Resend');
      expect(
        await panel.session.evaluateInPanel((path) => document.querySelector(path)?.matches(':disabled'), resend),
      ).toBe(true);
    });
  });
});
