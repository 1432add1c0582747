/** Messages that no port takes whole, from the real panel, as a real server and a real page get them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import { BUSY_THREAD } from './busy-thread.ts';
import { composeFile, digestOf, largeDigest, ON_ITS_WAY } from './large-file.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openStage } from './stage.ts';

const MB = 1_000_000;
/** DevTools takes each message in, too, which takes longer than its way. */
const LONG = { timeout: 60_000 };

const FRAME = `<!doctype html><meta charset="utf-8"><script>
  var socket = new WebSocket(location.origin.replace('http', 'ws') + location.pathname);
  socket.binaryType = 'arraybuffer';
  var heard = new Promise((resolve) => socket.addEventListener('message', ({ data }) => resolve(data), { once: true }));
  socket.onopen = () => socket.send('here is ' + location.pathname);
  ${BUSY_THREAD}
</script>`;

declare const heard: Promise<string | ArrayBuffer>;
declare const socket: WebSocket;
declare const beBusy: (on: boolean) => void;

/** Runs in the page: what it has heard first, as the kind and the digest of its bytes. */
async function hearing(): Promise<string> {
  const data = await heard;
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : new Uint8Array(data);
  const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))];
  return `${typeof data} ${digest.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;
  let before = 0;

  beforeAll(async () => {
    const pages = { '/': `${FRAME}<title>Large</title><iframe src="/frame"></iframe>`, '/frame': FRAME };
    ({ server, panel } = await openStage(browserName, { pages, echo: false }));
  });

  afterAll(() => closeStage({ server, panel }));

  beforeEach(async () => {
    before = server.connections.length;
    await panel.visit(`${server.origin}/`);
    for (const path of ['/', '/frame'])
      await panel.waitForLog({ type: 'message', direction: 'sent', data: `here is ${path}` });
  });

  const says = (text: string) => panel.session.waitFor((wanted) => document.body.innerText.includes(wanted), text);
  /** Until the page is let go, no more than some parts of it arrive. */
  const holdUp = () => panel.session.evaluateInPage(() => beBusy(true));
  const letGo = () => panel.session.evaluateInPage(() => beBusy(false));
  /** Sends a file of so many bytes on the page's connection; resolves when the page has some of it, and is held up. */
  const beginToSend = async (size: number) => {
    await composeFile(panel, 'here is /', size);
    await holdUp();
    await panel.click('button', 'Send');
    await panel.session.waitFor((selector) => {
      const bars = [...document.querySelectorAll<HTMLProgressElement>(selector)];
      return bars.some(({ value }) => value > 0 && value < 1);
    }, ON_ITS_WAY);
  };
  const received = (path: string) =>
    (server.connections.slice(before).find((one) => one.path === path)?.received ?? []).map(({ opcode, data }) =>
      data.length < 100 ? `${opcode} ${data}` : `${opcode} ${digestOf(data)}`,
    );

  test.each([
    ['/', 100 * MB],
    ['/frame', 40 * MB],
  ])(
    'a file goes to the server of %s, byte for byte: %i bytes',
    async (path, size) => {
      await composeFile(panel, `here is ${path}`, size);
      await panel.click('button', 'Send');
      await expect.poll(() => received(path), LONG).toEqual([`text here is ${path}`, `binary ${largeDigest(size)}`]);
      await says(`Sent to ${path}`);
    },
    120_000,
  );

  test('a file is injected into a page', async () => {
    await composeFile(panel, 'here is /', 20 * MB);
    await panel.click('button', 'Inject');
    expect(await panel.session.evaluateInPage(hearing)).toBe(`object ${largeDigest(20 * MB)}`);
    await says('Injected into /');
  }, 120_000);

  test('a large text that the page has sent is sent again, as it was', async () => {
    // With two units before, each end of a part is within a pair of surrogates.
    await panel.session.evaluateInPage(() => void socket.send(`xx${'é😀x'.repeat(6_000_000)}`));
    await panel.select('é😀x');
    await panel.click('button', 'Resend');
    const digest = digestOf(Buffer.from(`xx${'é😀x'.repeat(6_000_000)}`));
    await expect.poll(() => received('/'), LONG).toEqual(['text here is /', `text ${digest}`, `text ${digest}`]);
  }, 120_000);

  test('it goes to several connections', async () => {
    await composeFile(panel, 'here is /', 20 * MB);
    await panel.session.click('#composer button[popovertarget]');
    await panel.click('button', 'All of them');
    await panel.session.press('Escape');
    await panel.click('button', 'Send');
    const sent = `binary ${largeDigest(20 * MB)}`;
    await expect.poll(() => [received('/').slice(1), received('/frame').slice(1)], LONG).toEqual([[sent], [sent]]);
  }, 120_000);

  test('what is sent later comes after it', async () => {
    await beginToSend(100 * MB);
    await panel.click('button', 'Resend');
    expect(received('/')).toEqual(['text here is /']);
    await letGo();
    const all = ['text here is /', `binary ${largeDigest(100 * MB)}`, 'text here is /'];
    await expect.poll(() => received('/'), LONG).toEqual(all);
  }, 120_000);

  test('one that is cancelled is not sent, and the connection goes on', async () => {
    await beginToSend(100 * MB);
    await panel.click('button', 'Cancel');
    await says('Cancelled: nothing was sent to /');
    await letGo();
    await panel.click('button', 'Resend');
    await expect.poll(() => received('/'), LONG).toEqual(['text here is /', 'text here is /']);
  }, 120_000);

  test('a background that is killed on the way costs nothing', async () => {
    await beginToSend(100 * MB);
    await panel.session.stopBackground();
    expect(received('/')).toEqual(['text here is /']);
    await letGo();
    await expect.poll(() => received('/'), LONG).toEqual(['text here is /', `binary ${largeDigest(100 * MB)}`]);
    await says('Sent to /');
  }, 120_000);

  test('a page that only says that it is left gets it', async () => {
    await beginToSend(100 * MB);
    await panel.session.evaluateInPage(() => void dispatchEvent(new Event('pagehide')));
    await letGo();
    await expect.poll(() => received('/'), LONG).toEqual(['text here is /', `binary ${largeDigest(100 * MB)}`]);
    await says('Sent to /');
  }, 120_000);

  test('a connection that closes on the way has had nothing, which is told', async () => {
    await beginToSend(100 * MB);
    await panel.session.evaluateInPage(() => {
      socket.close();
      beBusy(false); // or the news of the end would wait for it
    });
    await says('Not sent: the connection to / is not open.');
    expect(received('/')).toEqual(['text here is /']);
  }, 120_000);

  test('a page that is left on the way has sent nothing, which is told', async () => {
    await beginToSend(100 * MB);
    await panel.session.openPage(`${server.origin}/frame`);
    await says('Not sent: the'); // page was left, or in Firefox, which closes its sockets first, connection is not open
    expect(received('/')).toEqual(['text here is /']);
  }, 120_000);

  test('an extension that goes on the way has sent nothing, and the page goes on', async () => {
    await beginToSend(100 * MB);
    await panel.session.reloadExtension();
    await letGo();
    for (const text of ['after it', 'and later']) {
      await panel.session.evaluateInPage((sent) => socket.send(sent), text);
      await expect.poll(() => received('/').at(-1), LONG).toBe(`text ${text}`);
    }
    expect(received('/')).toEqual(['text here is /', 'text after it', 'text and later']);
  }, 120_000);
});
