/** Messages that no port takes whole, to the connection of a worker: in Firefox by its relay, in Chromium by the debugger. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import { composeFile, digestOf, largeDigest, ON_ITS_WAY } from './large-file.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openWorkerStage } from './stage.ts';

const MB = 1_000_000;
/** The debugger takes each message in, too, which takes longer than its way. */
const LONG = { timeout: 60_000 };

/** Tells its server what it has heard of that is large, as its kind and the digest of its bytes. */
const WORKER = `
  const socket = new WebSocket(location.origin.replace('http', 'ws') + '/worker');
  socket.onopen = () => socket.send('from /worker');
  socket.onmessage = async ({ data }) => {
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : await data.arrayBuffer();
    const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))];
    socket.send(typeof data + ' ' + digest.map((byte) => byte.toString(16).padStart(2, '0')).join(''));
  };
`;

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    const pages = {
      '/': `<!doctype html><title>Worker</title><script>new Worker('/worker.js')</script>`,
      '/worker.js': WORKER,
    };
    ({ server, panel } = await openWorkerStage(browserName, pages, ['/worker']));
  });

  afterAll(() => closeStage({ server, panel }));

  const says = (text: string) => panel.session.waitFor((wanted) => document.body.innerText.includes(wanted), text);
  const last = () => {
    const { opcode, data } = server.connections.find(({ path }) => path === '/worker')?.received.at(-1) ?? {};
    return data && `${opcode} ${data.length < 100 ? String(data) : digestOf(data)}`;
  };

  test('a file of 100 MB goes to the server of a worker, byte for byte', async () => {
    await composeFile(panel, 'from /worker', 100 * MB);
    await panel.click('button', 'Send');
    await expect.poll(last, LONG).toBe(`binary ${largeDigest(100 * MB)}`);
    await says('Sent to /worker');
  }, 120_000);

  test('a file of 20 MB is injected into a worker', async () => {
    await composeFile(panel, 'from /worker', 20 * MB);
    await panel.click('button', 'Inject');
    await expect.poll(last, LONG).toBe(`text object ${largeDigest(20 * MB)}`);
  }, 120_000);

  test('one that is cancelled is not sent, and the connection goes on', async () => {
    await composeFile(panel, 'from /worker', 300 * MB);
    await panel.click('button', 'Send');
    await panel.click('button', 'Cancel');
    await says('Cancelled: nothing was sent to /worker');
    await panel.click('button', 'Resend');
    await expect.poll(last, LONG).toBe('text from /worker');
  }, 120_000);

  test('a background that is killed on the way costs nothing', async () => {
    await composeFile(panel, 'from /worker', 60 * MB);
    await panel.click('button', 'Send');
    await panel.session.waitFor(ON_ITS_WAY);
    await panel.session.stopBackground();
    await expect.poll(last, LONG).toBe(`binary ${largeDigest(60 * MB)}`);
    await says('Sent to /worker');
  }, 120_000);
});
