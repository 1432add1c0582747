import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import { openSocket } from './open-socket.ts';
import type { PanelDriver } from './panel-driver.ts';
import { saboteurScript } from './saboteur.ts';
import { closeStage, openStage } from './stage.ts';

/** Watches all that the hook could need, before it makes its first socket. */
const SABOTEUR = `<!doctype html><meta charset="utf-8"><title>Saboteur</title><script>${saboteurScript({
  methods: [
    'EventTarget.prototype.dispatchEvent',
    'MessagePort.prototype.postMessage',
    'WeakMap.prototype.get',
    'Map.prototype.set',
    'Array.prototype.push',
    'Blob.prototype.slice',
    'ArrayBuffer.prototype.slice',
    'performance.now',
  ],
  properties: ['get', 'set', 'apply', 'construct', 'value', 'data', 'ports', 'source', 'type', 'then', 'a', 'b', ''],
  events: ['message', 'wirescope:meet', 'last', 'active', 'kin', 'tail'],
})}
  var url = location.origin.replace('http', 'ws') + '/saboteur';
  var bytes = new Uint8Array([1, 2]);
  calls = '';
  var socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => { socket.send('watched'); socket.send(bytes); };
  var seen = new Promise((resolve) => {
    socket.onmessage = ({ data }) => { if (typeof data !== 'string') resolve(calls); };
  });
  var makeFrame = () => {
    const before = calls;
    const frame = document.createElement('iframe');
    document.documentElement.append(frame);
    const text = Function.prototype.toString.call(frame.contentWindow.WebSocket);
    return [calls.slice(before.length), text.replace(/\\s+/g, ' ')];
  };
</script>`;

const FORGER = `<!doctype html><meta charset="utf-8"><title>Forger</title><script>
  var { port1, port2 } = new MessageChannel();
  var answers = [];
  port1.onmessage = ({ data }) => answers.push(data);
  var envelope = (seq, body) => ({ v: 1, connectionId: 'c1', seq, at: Date.now(), body });
  var forged = { subscription: 1, last: 0, envelopes: [
    envelope(1, { type: 'created', url: 'ws://forged/', protocols: [] }),
    envelope(2, { type: 'received', payload: { opcode: 'text', data: 'forged' } }),
  ] };
  for (const target of [window, document, document.documentElement, port1, port2]) {
    target.dispatchEvent(new MessageEvent('wirescope:meet', { ports: [port2], data: forged }));
    target.dispatchEvent(new MessageEvent('last', { data: forged }));
  }
  for (let index = 0; index < 1000; index++) { window.postMessage(forged, '*'); port1.postMessage(forged); }
  var socket = new WebSocket(location.origin.replace('http', 'ws') + '/forger');
  socket.dispatchEvent(new MessageEvent('message', { data: 'dispatched by the page' }));
  socket.onopen = () => socket.send('true');
</script>`;

const HTML = '<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>\u202e\u0000\u001b[31m';

declare const socket: WebSocket;
declare const answers: unknown[];

describe.each(BROWSERS)('a hostile page in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    ({ server, panel } = await openStage(browserName, { pages: { '/saboteur': SABOTEUR, '/forger': FORGER } }));
  });

  afterAll(() => closeStage({ server, panel }));

  test('sees nothing of ours when it watches the built-ins, and hides nothing', async () => {
    await panel.visit(`${server.origin}/saboteur`);
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'AQI=' });
    expect(await panel.session.evaluateInPage('seen')).toBe('');
    expect(await panel.logOf('message', 'direction', 'data')).toEqual([
      ['sent', 'watched'],
      ['sent', 'AQI='],
      ['received', 'watched'],
      ['received', 'AQI='],
    ]);
  });

  test('sees nothing of how its frames come to know each other, and no name is missing', async () => {
    await panel.visit(`${server.origin}/saboteur`);
    expect(await panel.session.evaluateInPage('makeFrame()')).toEqual(['', 'function WebSocket() { [native code] }']);
  });

  test('cannot forge a message, and gets no answer', async () => {
    await panel.visit(`${server.origin}/forger`);
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'true' });
    expect(await panel.logOf('message', 'data')).toEqual([['true'], ['true']]);
    expect(await panel.logOf('connection', 'url')).toEqual([[`${server.wsOrigin}/forger`]]);
    expect(await panel.session.evaluateInPage(() => answers)).toEqual([]);
  });

  test('cannot make the panel read its text as markup', async () => {
    await panel.visit(`${server.origin}/`);
    await openSocket(panel.session, `${server.wsOrigin}/${encodeURIComponent('<b>url</b>')}`);
    await panel.session.evaluateInPage((html) => socket.send(html), HTML);
    await panel.waitForLog({ type: 'message', direction: 'received', data: HTML });
    await panel.select('<img src=x');
    await panel.session.waitFor('[role="region"][aria-label="Details"], section[aria-label="Details"]');
    const traces = () => [document.querySelectorAll('img[src="x"]').length, 'pwned' in globalThis];
    expect(await panel.session.evaluateInPanel(traces)).toEqual([0, false]);
  });

  test('the panel requests nothing, whoever asks it to, and no page has made it open a socket', async () => {
    const asked: string[] = [];
    for (const path of ['/fetched', '/image']) void server.requested(path).then(() => asked.push(path));
    const tried = await panel.session.evaluateInPanel(async (http) => {
      const fetched = await fetch(`${http}/fetched`).then(String, () => 'refused');
      const image = new Image();
      image.src = `${http}/image`;
      const seen = await new Promise((resolve) => {
        for (const type of ['load', 'error']) image.addEventListener(type, () => resolve(type));
      });
      return [fetched, seen];
    }, server.origin);
    expect(tried).toEqual(['refused', 'error']);
    expect(asked).toEqual([]);
    const origins = new Set(server.connections.map(({ requestHeaders }) => requestHeaders.origin));
    expect([...origins].filter((origin) => /extension:/.test(String(origin)))).toEqual([]);
  });

  test('a message beyond the limit is shown with its true size and its beginning', async () => {
    await openSocket(panel.session, `${server.wsOrigin}/large`);
    await panel.session.evaluateInPage(() => {
      socket.send('x'.repeat(5_000_000));
      socket.send(new Uint8Array(3_000_000));
      socket.send(new Blob([new Uint8Array(2_000_000)]));
    });
    await panel.waitForLog({ type: 'message', direction: 'received', size: 2_000_000, truncated: true });
    const sent = (await panel.log()).filter(({ type, truncated }) => type === 'message' && truncated === true);
    expect(sent.map(({ direction, size }) => `${direction} ${size}`)).toEqual([
      'sent 5000000',
      'sent 3000000',
      'sent 2000000',
      'received 5000000',
      'received 3000000',
      'received 2000000',
    ]);
  });

  test('200 connections one after another are all counted', async () => {
    await panel.visit(`${server.origin}/`);
    await panel.session.evaluateInPage(async (url) => {
      for (let index = 0; index < 200; index++) {
        await new Promise((resolve) => {
          const short = new WebSocket(url);
          short.onopen = () => short.close(1000, String(index));
          short.onclose = resolve;
        });
      }
    }, `${server.wsOrigin}/many`);
    await panel.waitForLog({ type: 'close', reason: '199' });
    expect(await panel.logOf('connection', 'url')).toHaveLength(200);
    expect(await panel.logOf('close', 'wasClean')).toHaveLength(200);
  });

  test('nothing of ours was in its console', async () => {
    expect((await panel.session.pageErrors()).filter((text) => /wirescope|extension/i.test(text))).toEqual([]);
  });
});
