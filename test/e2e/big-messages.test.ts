import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openStage } from './stage.ts';

const MB = 1_000_000;
const PAGE = `<!doctype html><meta charset="utf-8"><title>Big</title><script>
  var socket = new WebSocket(location.origin.replace('http', 'ws') + '/big');
  var opened = new Promise((resolve) => socket.addEventListener('open', resolve));
  function bigText(name, size) { return name.padEnd(size - 3, '.') + 'end'; }
</script>`;

declare const socket: WebSocket;
declare const opened: Promise<unknown>;
declare function bigText(name: string, size: number): string;
declare const wirescope: { readLog(fromLine: number): { lines: string[]; next: number } };

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    ({ server, panel } = await openStage(browserName, { pages: { '/': PAGE }, echo: false }));
  });

  beforeEach(async () => {
    await panel.visit(`${server.origin}/`);
    await panel.session.evaluateInPage(() => opened.then(() => true));
  });

  afterAll(() => closeStage({ server, panel }));

  const press = (size: string) => panel.click('button', `Load the whole message (${size})`);
  const isLoaded = async (name: string, size: number) => {
    await panel.session.waitFor('#details [role="tab"]');
    await panel.session.waitFor(() => !document.body.innerText.includes('Only the first'));
    return panel.session.evaluateInPanel(hasWhole, name, size);
  };

  test('the rest of a message of 3 MB comes as soon as it is opened', async () => {
    await panel.session.evaluateInPage((size) => socket.send(bigText('three', size)), 3 * MB);
    await panel.waitForLog({ type: 'message', size: 3 * MB, truncated: true });
    await panel.select('three');
    expect(await isLoaded('three', 3 * MB)).toBe(true);
  });

  test('of a text of 64 MB when it is asked for, whatever was sent after it', async () => {
    await panel.session.evaluateInPage((size) => socket.send(bigText('sixty-four', size)), 64 * MB);
    await panel.session.evaluateInPage(() => socket.send('small'));
    await panel.waitForRow('small');
    await panel.select('sixty-four');
    await press('64 MB');
    expect(await isLoaded('sixty-four', 64 * MB)).toBe(true);
  });

  test('of 64 MB of bytes, as they were when they were sent', async () => {
    await panel.session.evaluateInPage((size) => {
      const bytes = new TextEncoder().encode(bigText('bytes', size));
      socket.send(bytes);
      bytes.fill(0);
    }, 64 * MB);
    await panel.select('62 79 74 65 73');
    await press('64 MB');
    expect(await isLoaded('bytes', 64 * MB)).toBe(true);
  });

  test('of a Blob of 100 MB', async () => {
    await panel.session.evaluateInPage((size) => socket.send(new Blob([bigText('blob', size)])), 100 * MB);
    await panel.select('62 6c 6f 62');
    await press('100 MB');
    expect(await isLoaded('blob', 100 * MB)).toBe(true);
  });

  test('a background that is killed on the way costs nothing', async () => {
    await panel.session.evaluateInPage((size) => socket.send(bigText('survivor', size)), 60 * MB);
    await panel.select('survivor');
    await press('60 MB');
    await panel.session.stopBackground();
    expect(await isLoaded('survivor', 60 * MB)).toBe(true);
  });

  test('what the page has let go of is said to be gone', async () => {
    await panel.session.evaluateInPage((size) => {
      socket.send(bigText('forgotten', size));
      for (let count = 0; count < 3; count++) socket.send(bigText(`later ${count}`, size));
    }, 20 * MB);
    await panel.select('forgotten');
    await press('20 MB');
    await panel.session.waitFor(() => document.body.innerText.includes('The page does not keep the rest any more'));
  });
});

/** Runs in the panel: whether its session has this message, from the first byte to the last. Nothing is decoded: it is long. */
function hasWhole(name: string, size: number): boolean {
  for (let from = 0; ; ) {
    const { lines, next } = wirescope.readLog(from);
    if (lines.length === 0) return false;
    from = next;
    const line = lines.find((one) => one.includes(`"size":${size},`));
    if (line === undefined) continue;
    const isBinary = line.includes('"encoding":"base64"');
    const part = (text: string) => (isBinary ? btoa(text) : text);
    const begin = line.indexOf('"data":"') + 8;
    const end = line.indexOf('"', begin);
    const length = isBinary ? Math.ceil(size / 3) * 4 : size;
    const last = `${'.'.repeat((size % 3) + 3)}end`.slice(-(size % 3 || 3) - 3);
    return (
      end - begin === length &&
      line.startsWith(part(name.padEnd(6, '.').slice(0, 6)), begin) &&
      line.endsWith(part(last), end)
    );
  }
}
