import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import { openSocket } from './open-socket.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openStage } from './stage.ts';

/** A page without sockets of its own: the tests make them. */
const BLANK = '<!doctype html><meta charset="utf-8"><title>Blank</title>';

/** The very first script of the page makes a socket, before anything else can run. */
const FIRST_SCRIPT = `<!doctype html><meta charset="utf-8"><script>
  var socket = new WebSocket(location.origin.replace('http', 'ws') + '/first', 'chat.v1');
  socket.onopen = () => socket.send('from the first script');
</script><title>First</title>`;

declare const socket: WebSocket;
declare const opened: Promise<unknown>;

describe.each(BROWSERS)('a page in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    ({ server, panel } = await openStage(browserName, { pages: { '/': BLANK, '/first': FIRST_SCRIPT } }));
  });

  afterAll(() => closeStage({ server, panel }));

  beforeEach(async () => {
    await panel.visit(`${server.origin}/`);
  });

  test('every kind of data that is sent, and its echo, byte for byte', async () => {
    await openSocket(panel.session, `${server.wsOrigin}/kinds`, 'arraybuffer');
    await panel.session.evaluateInPage(() => {
      const bytes = new Uint8Array([0, 1, 2, 253, 254, 255]);
      socket.send('text é € 😀');
      socket.send('');
      socket.send(bytes.buffer);
      socket.send(bytes.subarray(1, 3));
      socket.send(new DataView(bytes.buffer, 2, 2));
      socket.send(new Blob([bytes.subarray(4)]));
      socket.send('the end');
    });
    const sent = [
      ['text', 'text é € 😀', 16],
      ['text', '', 0],
      ['binary', 'AAEC/f7/', 6],
      ['binary', 'AQI=', 2],
      ['binary', 'Av0=', 2],
      ['binary', '/v8=', 2],
      ['text', 'the end', 7],
    ];
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'the end' });
    const messages = await panel.logOf('message', 'direction', 'opcode', 'data', 'size');
    const of = (direction: string) => messages.filter(([first]) => first === direction).map(([, ...rest]) => rest);
    expect(of('sent')).toEqual(sent);
    expect(of('received')).toEqual(sent);
  });

  test.each(['blob', 'arraybuffer'] as const)('binary messages that the page gets as %s', async (binaryType) => {
    await openSocket(panel.session, `${server.wsOrigin}/forms`, binaryType);
    await panel.session.evaluateInPage(() => socket.send(new Uint8Array([7, 8, 9])));
    await panel.waitForLog({ type: 'message', direction: 'received', binaryForm: binaryType, data: 'BwgJ' });
  });

  test('the first script of a page, its subprotocol and state', async () => {
    await panel.session.openPage(`${server.origin}/first`);
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'from the first script' });
    expect(await panel.logOf('connection', 'url', 'protocols')).toEqual([[`${server.wsOrigin}/first`, ['chat.v1']]]);
    expect(await panel.logOf('open', 'subprotocol', 'binaryType')).toEqual([['chat.v1', 'blob']]);
  });

  test('bytes that the page changes after the call are shown as they were sent', async () => {
    await openSocket(panel.session, `${server.wsOrigin}/mutation`);
    await panel.session.evaluateInPage(() => {
      const bytes = new Uint8Array([1, 2, 3]);
      socket.send(bytes);
      bytes.fill(9);
    });
    await panel.waitForLog({ type: 'message', direction: 'sent', data: 'AQID' });
  });

  test('a close by the page, with what was sent too late', async () => {
    await openSocket(panel.session, `${server.wsOrigin}/close`);
    await panel.session.evaluateInPage(() => {
      socket.close(3001, 'done');
      socket.send('too late');
    });
    await panel.waitForLog({ type: 'close', code: 3001, reason: 'done', wasClean: true });
    expect(await panel.logOf('closing', 'code', 'reason')).toEqual([[3001, 'done']]);
    expect(await panel.logOf('message', 'data', 'discarded')).toEqual([['too late', true]]);
  });

  test('a close by the server', async () => {
    await openSocket(panel.session, `${server.wsOrigin}/server-close`);
    server.connections.at(-1)?.close(4002, 'go away ✓');
    await panel.waitForLog({ type: 'close', code: 4002, reason: 'go away ✓', wasClean: true });
  });

  test('an end without a closing handshake', async () => {
    await openSocket(panel.session, `${server.wsOrigin}/cut`);
    server.connections.at(-1)?.terminate();
    await panel.waitForLog({ type: 'close', code: 1006, wasClean: false });
  });

  test('a refused handshake', async () => {
    await panel.session.evaluateInPage((url) => void new WebSocket(url), `${server.wsOrigin}/refuse`);
    await panel.waitForLog({ type: 'close', code: 1006, wasClean: false });
    expect(await panel.logOf('error', 'connection')).toHaveLength(1);
  });

  test('a connection that is older than the panel, with its history', async () => {
    await panel.session.closePanel();
    await openSocket(panel.session, `${server.wsOrigin}/history`, 'arraybuffer');
    await panel.session.evaluateInPage(
      () =>
        new Promise<void>((resolve) => {
          socket.onmessage = ({ data }) => data === 'last' && resolve();
          for (let index = 0; index < 50; index++) socket.send(`message ${index}`);
          socket.send('last');
        }),
    );
    await panel.open();
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'last' });
    expect(await panel.logOf('message', 'data')).toHaveLength(102);
    expect(await panel.logOf('loss', 'messages')).toEqual([]);
    await panel.waitForRow('last');
  });

  test('what a page sends while it is left', async () => {
    server.setPage(
      '/leaving',
      `<!doctype html><script>
        var socket = new WebSocket(location.origin.replace('http', 'ws') + '/leaving');
        var opened = new Promise((resolve) => socket.addEventListener('open', resolve));
        addEventListener('pagehide', () => socket.send('from pagehide'));
        addEventListener('unload', () => socket.send('from unload'));
      </script>`,
    );
    await panel.click('checkbox', 'Preserve log');
    await panel.session.openPage(`${server.origin}/leaving`);
    await panel.session.evaluateInPage(() => opened.then(() => true));
    await panel.session.openPage(`${server.origin}/`);
    await panel.waitForLog({ type: 'message', data: 'from pagehide' });
    await panel.waitForLog({ type: 'message', data: 'from unload' });
    await panel.waitForLog({ type: 'unload' });
    await panel.click('checkbox', 'Preserve log');
  });
});
