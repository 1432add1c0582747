/** Messages that do not travel whole are held, looked at whole, and edited, whatever their size. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import { BUSY_THREAD } from './busy-thread.ts';
import { digestOf, giveLargeFile, largeDigest, ON_ITS_WAY } from './large-file.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openWorkerStage } from './stage.ts';

const MB = 1_000_000;
/** DevTools takes each message in, too, which takes longer than its way. */
const LONG = { timeout: 60_000 };

/** Sends what it is told, and tells what it hears: the kind and the digest of what is large. */
const SOCKET = `
  var socket = new WebSocket(location.origin.replace('http', 'ws') + '/PLACE');
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => socket.send('from /PLACE');
  var log = [];
  socket.onmessage = async ({ data }) => {
    const at = log.push('') - 1;
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : new Uint8Array(data);
    const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))];
    log[at] = bytes.length < 100 ? data : typeof data + ' ' + digest.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };
  var act = ({ bytes, text }) => socket.send(bytes ? new Uint8Array(bytes).fill(7) : text);
`;
const PAGE = `<!doctype html><meta charset="utf-8"><title>Held</title><script>${SOCKET.replaceAll('PLACE', 'page')}
  var worker = new Worker('/worker.js');
  ${BUSY_THREAD}
</script>`;
const WORKER = `${SOCKET.replaceAll('PLACE', 'worker')}
  onmessage = ({ data }) => act(data);
`;

/** Runs in the panel. */
function releaseAll(): void {
  const buttons = document.querySelectorAll<HTMLButtonElement>('#hold-queue button');
  [...buttons].find(({ innerText }) => innerText === 'Release all')?.click();
}

declare const act: (what: object) => void;
declare const beBusy: (on: boolean) => void;
declare const log: string[];
declare const worker: Worker;

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    const pages = { '/': PAGE, '/worker.js': WORKER };
    ({ server, panel } = await openWorkerStage(browserName, pages, ['/page', '/worker']));
    await panel.click('button', 'Hold');
    await beInForce('/page', () => act({ text: 'probe' }));
    await beInForce('/worker', () => worker.postMessage({ text: 'probe' }));
  });

  afterAll(() => closeStage({ server, panel }));

  /** Until the rule is in force in a place, what is sent there passes. */
  const beInForce = async (place: string, send: () => void) => {
    let probes = 0;
    await waitUntil(
      `what ${place} sends to be held`,
      async () => {
        probes++;
        await panel.session.evaluateInPage(send);
        return panel.session.evaluateInPanel(
          (path) => document.querySelector('#hold-queue')?.textContent.includes(path) === true,
          place,
        );
      },
      LONG.timeout,
    );
    await waitUntil(
      `all that ${place} has sent`,
      async () => {
        await panel.session.evaluateInPanel(releaseAll);
        return connection(place).received.length === 1 + probes;
      },
      LONG.timeout,
    );
    await nothingIsHeld();
    connection(place).received.splice(1);
  };
  const connection = (place: string) => {
    const found = server.connections.find(({ path }) => path === place);
    if (!found) throw new Error(`Nobody has come to ${place}`);
    return found;
  };
  const received = (place: string) =>
    connection(place)
      .received.slice(1)
      .map(({ opcode, data }) => `${opcode} ${data.length < 100 ? String(data) : digestOf(data)}`);
  /** And their rows, which come on another way, are there. */
  const isHeld = (count: number) =>
    panel.session.waitFor((wanted) => {
      const kinds = [...document.querySelectorAll('#hold-queue [role="option"]')].map(
        (row) => row.querySelectorAll('bdi')[1]?.textContent ?? '',
      );
      const told = document.querySelector('#hold-queue [role="status"]')?.textContent;
      return told === `${wanted} held` && kinds.every((kind) => kind !== '');
    }, count);
  const nothingIsHeld = () => panel.session.waitFor(() => document.querySelector('#hold-queue') === null);
  const FILE = 'File that goes on in its place';
  const chooseFile = async (size: number) => {
    await panel.click('button', 'Edit and release');
    await giveLargeFile(panel, FILE, size);
    // While it is read, its name stands beside how far that is, and nothing can be released.
    await panel.session.waitFor(
      (name) => [...document.querySelectorAll('#hold-queue b')].some(({ textContent }) => textContent === name),
      `large-${size}.bin`,
    );
  };
  const edit = async (size: number) => {
    await chooseFile(size);
    await panel.click('button', 'Release edited');
  };

  beforeEach(async () => {
    connection('/page').received.splice(1);
    connection('/worker').received.splice(1);
    await panel.session.evaluateInPage(() => void log.splice(0));
  });

  test('what the page sends goes on as another file, in its place', async () => {
    await panel.session.evaluateInPage((bytes) => [{ bytes }, { text: 'behind' }].forEach(act), 17 * MB);
    await isHeld(2);
    await edit(18 * MB);
    await isHeld(1);
    await panel.click('button', 'Release');
    await nothingIsHeld();
    await expect.poll(() => received('/page'), LONG).toEqual([`binary ${largeDigest(18 * MB)}`, 'text behind']);
    await panel.waitForLog({ type: 'verdict', outcome: 'edited' });
  }, 120_000);

  test('what the page receives goes on as another file', async () => {
    connection('/page').send(new Uint8Array(2 * MB));
    await isHeld(1);
    await edit(17 * MB);
    await nothingIsHeld();
    const heard = () => panel.session.evaluateInPage(() => log);
    await expect.poll(heard, LONG).toEqual([`object ${largeDigest(17 * MB)}`]);
  }, 120_000);

  test('so does what a worker sends', async () => {
    await panel.session.evaluateInPage((bytes) => worker.postMessage({ bytes }), 2 * MB);
    await isHeld(1);
    await edit(17 * MB);
    await nothingIsHeld();
    await expect.poll(() => received('/worker'), LONG).toEqual([`binary ${largeDigest(17 * MB)}`]);
  }, 120_000);

  test('it can be saved whole, and one that was not edited goes on as it was', async () => {
    await panel.session.evaluateInPage((bytes) => act({ bytes }), 17 * MB);
    await isHeld(1);
    await panel.click('button', 'Edit and release');
    await panel.click('button', 'Save as file');
    const file = await panel.session.waitForDownload(/^message-\d+\.bin$/);
    const digest = digestOf(new Uint8Array(17 * MB).fill(7));
    expect(digestOf(await readFile(file))).toBe(digest);
    await panel.click('button', 'Release edited');
    await nothingIsHeld();
    await expect.poll(() => received('/page'), LONG).toEqual([`binary ${digest}`]);
  }, 120_000);

  test('one that a port takes whole is edited as text', async () => {
    const text = `{"price":1,"fill":"${'é'.repeat(800_000)}"}`;
    await panel.session.evaluateInPage((all) => act({ text: all }), text);
    await isHeld(1);
    await panel.click('button', 'Edit and release');
    await panel.choose('Form', 'JSON');
    const box = await panel.find('textbox', 'Held message');
    await panel.session.evaluateInPanel((path) => {
      const area = document.querySelector<HTMLTextAreaElement>(path);
      area?.setRangeText('2', 9, 10);
      area?.dispatchEvent(new Event('input', { bubbles: true }));
    }, box);
    await panel.click('button', 'Release edited');
    await nothingIsHeld();
    const edited = Buffer.from(text.replace('1', '2'));
    await expect.poll(() => received('/page'), LONG).toEqual([`text ${digestOf(edited)}`]);
  }, 120_000);

  test('when the background is killed on the way, it has gone on as it was, which is told', async () => {
    await panel.session.evaluateInPage((bytes) => act({ bytes }), 2 * MB);
    await isHeld(1);
    await chooseFile(100 * MB);
    await panel.session.evaluateInPage(() => beBusy(true));
    await panel.click('button', 'Release edited');
    await panel.session.waitFor(ON_ITS_WAY);
    await panel.session.stopBackground();
    await panel.session.evaluateInPage(() => beBusy(false));
    const before = digestOf(new Uint8Array(2 * MB).fill(7));
    await expect.poll(() => received('/page'), LONG).toEqual([`binary ${before}`]);
    await panel.session.waitFor(() => document.body.innerText.includes('It waits no more'));
    await panel.click('button', 'Cancel');
    await nothingIsHeld();
  }, 120_000);

  test('when the panel is closed on the way, all that waits has gone on as it was, in order', async () => {
    await beInForce('/page', () => act({ text: 'probe' })); // again, after the background has died
    await panel.session.evaluateInPage((bytes) => [{ bytes }, { text: 'behind' }].forEach(act), 2 * MB);
    await isHeld(2);
    await chooseFile(100 * MB);
    await panel.session.evaluateInPage(() => beBusy(true));
    await panel.click('button', 'Release edited');
    await panel.session.waitFor(ON_ITS_WAY);
    await panel.session.closePanel();
    await panel.session.evaluateInPage(() => beBusy(false));
    const before = digestOf(new Uint8Array(2 * MB).fill(7));
    await expect.poll(() => received('/page'), LONG).toEqual([`binary ${before}`, 'text behind']);
  }, 120_000);
});
