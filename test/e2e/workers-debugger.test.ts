/** What ends the capture of workers or gets in its way, in a real window with the browser's own banner. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../browsers/chromium.ts';
import type { ChromiumSession } from '../browsers/chromium-session.ts';
import { BROWSERS } from '../browsers/launch.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import { hasXDisplay, XDisplay } from '../browsers/x-display.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';

const PAGE = '<!doctype html><meta charset="utf-8"><title>Debugged</title>';
const WORKER = `
  const socket = new WebSocket('SERVER' + location.search.replace('?', '/'));
  socket.onopen = () => socket.send('opened by ' + decodeURIComponent(location.search.slice(1)));
  onmessage = ({ data }) => socket.send(data);
`;

/** Another extension that debugs every tab in the same way, and lets each worker go when it has seen it. */
const OTHER_DEBUGGER = `
  const more = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
  chrome.debugger.onEvent.addListener((source, method, params) => {
    if (method !== 'Target.attachedToTarget') return;
    globalThis.seen = (globalThis.seen ?? 0) + 1;
    const target = { ...source, sessionId: params.sessionId };
    chrome.debugger.sendCommand(target, 'Runtime.runIfWaitingForDebugger').catch(() => undefined);
  });
  globalThis.attach = async () => {
    const [tab] = await chrome.tabs.query({ url: 'http://127.0.0.1/*' });
    await chrome.debugger.attach({ tabId: tab.id }, '1.3');
    await chrome.debugger.sendCommand({ tabId: tab.id }, 'Target.setAutoAttach', more);
    return true;
  };
`;

declare const worker: Worker;
declare const attach: () => Promise<boolean>;

describe.runIf(BROWSERS.includes('chromium') && hasXDisplay())('the debugger of chromium', () => {
  let display: XDisplay;
  let server: EchoServer;
  let session: ChromiumSession;
  let panel: PanelDriver;
  let folder: string;

  beforeAll(async () => {
    display = await XDisplay.start();
    server = await startEchoServer({ pages: { '/': PAGE } });
    server.setPage('/worker.js', WORKER.replace('SERVER', server.wsOrigin));
    folder = await mkdtemp(join(tmpdir(), 'wirescope-other-debugger-'));
    session = await launchChromium({
      extensionDir: extensionDir('chromium'),
      headless: false,
      display: display.name,
      args: ['--window-position=0,0'],
    });
    panel = new PanelDriver(session);
    await session.openPage(`${server.origin}/`);
    await panel.open();
  });

  afterAll(async () => {
    await session.close();
    await server?.close();
    await display.close();
    if (folder) await rm(folder, { recursive: true });
  });

  const make = (name: string) =>
    session.evaluateInPage((url) => void Object.assign(window, { worker: new Worker(url) }), `/worker.js?${name}`);
  const received = (data: string) => panel.waitForLog({ type: 'message', direction: 'received', data });
  const captured = async (name: string) => {
    await make(name);
    await received(`opened by ${name}`);
  };
  const says = (text: string) => session.waitFor((wanted) => document.body.innerText.includes(wanted), text);
  const isOn = () =>
    session.evaluateInPanel(() =>
      [...document.querySelectorAll('label')].some(
        (label) => label.innerText.trim() === 'Capture workers' && label.querySelector('input')?.checked,
      ),
    );
  const switchOn = async () => {
    await panel.click('checkbox', 'Capture workers');
    await says('Workers are captured');
  };

  /** Banners stand in a line, one is shown at a time: whichever is, its first button is pressed, until ours was. */
  const cancelInBanner = () =>
    waitUntil(
      'the capture to be cancelled',
      async () => {
        await display.press('Debugged - Chrom', 'alt+shift+a', 'Return');
        return session.evaluateInPanel(() => document.body.innerText.includes('cancelled in the browser’s banner'));
      },
      20_000,
    );

  test('the user cancels the banner: the panel says so, keeps what it has, and begins again when told', async () => {
    await switchOn();
    await captured('before');
    await cancelInBanner();
    expect(await isOn()).toBe(false);
    const [document] = (await panel.log()).filter(({ context }) => context === 'dedicated-worker');
    await panel.waitForLog({ type: 'unload', document: document?.document });
    expect(await panel.logOf('message', 'data')).toContainEqual(['opened by before']);
    await session.evaluateInPage(() => worker.postMessage('while it was cancelled'));
    await waitUntil('the message', () => server.connections.at(-1)?.received.length === 2, 5_000);
    expect(await panel.logOf('message', 'data')).not.toContainEqual(['while it was cancelled']);
    await switchOn();
    await received('while it was cancelled');
    await captured('after the banner');
    expect(await panel.logOf('loss', 'messages')).toEqual([]);
  });

  test('a page of another site, which has another process', async () => {
    const other = server.origin.replace('127.0.0.1', 'localhost');
    await panel.visit(`${other}/`);
    await captured('elsewhere');
    await panel.visit(`${server.origin}/`);
    await captured('back');
    expect(await isOn()).toBe(true);
  });

  test('a page that no extension may debug: the panel says that the browser has ended it', async () => {
    await session.openPage('chrome://version/');
    await says('The browser has ended the capture of workers');
    expect(await isOn()).toBe(false);
    await panel.visit(`${server.origin}/`);
    await switchOn();
    await captured('after chrome:');
  });

  test('a page whose process crashes', async () => {
    const client = await session.page.createCDPSession();
    const crashed = new Promise((resolve) => client.once('Inspector.targetCrashed', resolve));
    await client.send('Inspector.enable');
    client.send('Page.crash').catch(() => undefined); // no answer comes
    await crashed;
    await panel.visit(`${server.origin}/`);
    expect(await isOn()).toBe(true);
    await captured('after the crash');
  });

  test('another extension that has attached to the tab, and holds the workers, too', async () => {
    await panel.click('checkbox', 'Capture workers');
    await mkdir(join(folder, 'other'));
    const manifest = {
      manifest_version: 3,
      name: 'Other',
      version: '1',
      permissions: ['debugger', 'tabs'],
      background: { service_worker: 'background.js' },
    };
    await writeFile(join(folder, 'other', 'manifest.json'), JSON.stringify(manifest));
    await writeFile(join(folder, 'other', 'background.js'), OTHER_DEBUGGER);
    const id = await session.browser.installExtension(join(folder, 'other'));
    const target = await session.browser.waitForTarget((one) => one.url() === `chrome-extension://${id}/background.js`);
    const background = await target.worker();
    await background?.evaluate(() => attach());
    await switchOn();
    await captured('with two debuggers');
    expect(await background?.evaluate(() => (globalThis as { seen?: number }).seen)).toBeGreaterThan(0);
    const data = (await panel.logOf('message', 'direction', 'data')).filter(([, text]) =>
      String(text).endsWith('two debuggers'),
    );
    expect(data.map(([direction]) => direction)).toEqual(['sent', 'received']);
  });

  test('the panel is closed: the browser is let go', async () => {
    await session.closePanel();
    await panel.open();
    await make('alone');
    await waitUntil('the worker', () => server.connections.at(-1)?.path === '/alone', 5_000);
    expect(await isOn()).toBe(false);
    expect(await panel.logOf('document', 'context')).not.toContainEqual(['dedicated-worker']);
  });
});
