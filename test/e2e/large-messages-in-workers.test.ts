/** Messages that no port takes whole, to the connection of a worker: in Firefox by its relay, in Chromium by the debugger. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import { BUSY_THREAD } from './busy-thread.ts';
import { composeFile, digestOf, largeDigest, ON_ITS_WAY } from './large-file.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openWorkerStage } from './stage.ts';

const MB = 1_000_000;
/** The debugger takes each message in, too, which takes longer than its way: 60 MB some 50 s on a busy machine. */
const LONG = { timeout: 100_000 };

/** Tells its server what it has heard of that is large, as its kind and the digest of its bytes. */
const WORKER = `
  const socket = new WebSocket(location.origin.replace('http', 'ws') + '/worker');
  socket.onopen = () => socket.send('from /worker');
  socket.onmessage = async ({ data }) => {
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : await data.arrayBuffer();
    const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))];
    socket.send(typeof data + ' ' + digest.map((byte) => byte.toString(16).padStart(2, '0')).join(''));
  };
  ${BUSY_THREAD}
  onmessage = ({ data }) => beBusy(data);
`;

/** Parts go through its own thread in Firefox, through its worker's in Chromium. */
const PAGE = `<!doctype html><title>Worker</title><script>
  ${BUSY_THREAD}
  var worker = new Worker('/worker.js');
</script>`;

declare const beBusy: (on: boolean) => void;
declare const worker: Worker;

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    const pages = { '/': PAGE, '/worker.js': WORKER };
    ({ server, panel } = await openWorkerStage(browserName, pages, ['/worker']));
  });

  afterAll(() => closeStage({ server, panel }));

  const says = (text: string) => panel.session.waitFor((wanted) => document.body.innerText.includes(wanted), text);
  const received = () => server.connections.find(({ path }) => path === '/worker')?.received ?? [];
  const last = () => {
    const { opcode, data } = received().at(-1) ?? {};
    return data && `${opcode} ${data.length < 100 ? String(data) : digestOf(data)}`;
  };

  /** Until they are let go, no more than some parts of a message arrive. */
  const holdUp = (on: boolean) =>
    panel.session.evaluateInPage((busy) => {
      worker.postMessage(busy);
      beBusy(busy);
    }, on);
  /** Sends a file of so many bytes on the worker's connection; resolves when the worker has some of it, and is held up. */
  const beginToSend = async (size: number) => {
    await composeFile(panel, 'from /worker', size);
    await holdUp(true);
    await panel.click('button', 'Send');
    await panel.session.waitFor((selector) => {
      const bars = [...document.querySelectorAll<HTMLProgressElement>(selector)];
      return bars.some(({ value }) => value > 0 && value < 1);
    }, ON_ITS_WAY);
  };

  test('a file of 40 MB goes to the server of a worker, byte for byte', async () => {
    await composeFile(panel, 'from /worker', 40 * MB);
    await panel.click('button', 'Send');
    await expect.poll(last, LONG).toBe(`binary ${largeDigest(40 * MB)}`);
    await says('Sent to /worker');
  }, 150_000);

  test('a file of 20 MB is injected into a worker', async () => {
    await composeFile(panel, 'from /worker', 20 * MB);
    await panel.click('button', 'Inject');
    await expect.poll(last, LONG).toBe(`text object ${largeDigest(20 * MB)}`);
  }, 150_000);

  test('one that is cancelled is not sent, and the connection goes on', async () => {
    const before = received().length;
    await beginToSend(100 * MB);
    await panel.click('button', 'Cancel');
    await says('Cancelled: nothing was sent to /worker');
    await holdUp(false);
    await panel.click('button', 'Resend');
    await expect.poll(last, LONG).toBe('text from /worker');
    expect(received()).toHaveLength(before + 1);
  }, 150_000);

  test('a background that is killed on the way costs nothing', async () => {
    const before = received().length;
    await beginToSend(60 * MB);
    await panel.session.stopBackground();
    expect(received()).toHaveLength(before);
    await holdUp(false);
    await expect.poll(last, LONG).toBe(`binary ${largeDigest(60 * MB)}`);
    await says('Sent to /worker');
    expect(received()).toHaveLength(before + 1);
  }, 150_000);
});
