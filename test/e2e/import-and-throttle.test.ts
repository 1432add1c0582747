/** Import and Throttle of the toolbar, in the real DevTools of both browsers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>Import</title><script>
  var socket = new WebSocket(location.origin.replace('http', 'ws') + '/import');
  var opened = new Promise((resolve) => socket.addEventListener('open', () => resolve(true)));
</script>`;

declare const socket: WebSocket;
declare const opened: Promise<true>;

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    server = await startEchoServer({ pages: { '/': PAGE } });
    panel = new PanelDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
    await panel.session.openPage(`${server.origin}/`);
    await panel.open();
    await panel.session.evaluateInPage(() => opened);
  });
  afterAll(async () => {
    await panel?.session.close();
    await server?.close();
  });

  const say = (text: string) => panel.session.evaluateInPage((data) => socket.send(data), text);

  const hasFocus = (name: string) =>
    panel.session.waitFor((wanted) => document.activeElement?.getAttribute('aria-label') === wanted, name);

  /** As if the user had chosen a file with this text. */
  const importFile = (text: string) =>
    panel.session.evaluateInPanel((content) => {
      const input = document.querySelector<HTMLInputElement>('#session-file');
      if (!input) throw new Error('There is no Import');
      const files = new DataTransfer();
      files.items.add(new File([content], 'yesterday.ndjson'));
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, text);

  test('an exported session is opened, exported again to the byte, and left for the page, which went on', async () => {
    await say('said before é€😀');
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'said before é€😀' });
    const log = await panel.export();
    await panel.click('button', 'Clear');
    await importFile(log);
    await panel.find('group', 'Imported session');
    await hasFocus('Imported session');
    await panel.waitForRow('said before é€😀');
    await say('said meanwhile');
    expect(await panel.export()).toBe(log);
    await panel.click('button', 'Back to the page');
    await hasFocus('Import');
    await panel.waitForRow('said meanwhile');
    expect((await panel.rows()).join()).not.toContain('said before');
  });

  test('what was written by a newer version is refused', async () => {
    await importFile('{"type":"session","version":2}\n');
    await panel.session.waitFor(() =>
      (document.querySelector('[role="alert"]')?.textContent ?? '').includes('newer version of Wirescope'),
    );
    expect(await panel.find('button', 'Record')).not.toBe('');
  });

  test('messages go over a slow line while it is chosen', async () => {
    await panel.click('button', 'Throttle');
    await panel.click('menuitemradio', 'Slow 3G');
    await panel.find('button', 'Throttle: Slow 3G');
    // Until the rule is in force, all passes.
    const verdicts = async () => {
      await say('slowly');
      return panel.logOf('verdict', 'outcome', 'rule');
    };
    await expect.poll(verdicts, { interval: 250 }).toContainEqual(['delayed', 'throttle-menu']);
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'slowly' });
    await panel.click('button', 'Throttle: Slow 3G');
    await panel.click('menuitemradio', 'No throttling');
    await panel.find('button', 'Throttle');
  });
});
