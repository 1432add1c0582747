import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openStage } from './stage.ts';

/** What the panel remembers; in both browsers. */
declare const chrome: {
  readonly storage: { readonly local: { get(key: string): Promise<{ readonly filters?: readonly object[] }> } };
};

const PAGE = `<!doctype html><meta charset="utf-8"><title>Prices</title><script>
  var socket = new WebSocket(location.origin.replace('http', 'ws') + '/prices');
  socket.onopen = () => {
    socket.send('{"type":"hello","user":{"id":5}}');
    for (let price = 1; price <= 20; price++) socket.send(JSON.stringify({ type: 'price', items: [{ price }, { price: 0 }] }));
    socket.send('last');
  };
</script>`;

/** Of what was sent; each message also comes back. */
const MESSAGES = 22;

describe.each(BROWSERS)('finding in the DevTools of %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    ({ server, panel } = await openStage(browserName, { pages: { '/': PAGE } }));
  });

  afterAll(() => closeStage({ server, panel }));

  beforeEach(async () => {
    await panel.visit(`${server.origin}/`);
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'last' });
  });

  const ask = async (query: string) => {
    const box = await panel.find('searchbox', 'Filter messages');
    await panel.session.clearText(box);
    await panel.session.type(box, query);
  };
  const waitForShown = (count: number, total = 2 * MESSAGES) =>
    panel.session.waitFor(
      (shown, all) =>
        document.querySelector<HTMLElement>('[role="status"]')?.innerText.startsWith(`${shown} of ${all} messages`),
      count,
      total,
    );

  test('by the query language, whose mistakes keep what was found', async () => {
    await ask('$.items[*].price > 10');
    await waitForShown(20);
    await ask('kind:price dir:sent -$.items[0].price >= 5');
    await waitForShown(4);
    await ask('not (kind:price or kind:hello) is:message');
    await waitForShown(2);
    // In brackets, so that what is half written is a mistake, too: a word on the way would be sought.
    await ask('not (kind:price or kind:hello) is:message (size:>many)');
    await panel.session.waitFor(() =>
      document.querySelector<HTMLElement>('[role="alert"]')?.innerText.includes('size is expected'),
    );
    await waitForShown(2);
    await ask('');
  });

  test('with what is offered while typing', async () => {
    await ask('kind:');
    const offersHello = (isAlone: boolean) =>
      panel.session.waitFor((alone) => {
        const options = [...document.querySelectorAll<HTMLElement>('[role="listbox"] [role="option"]')];
        return (options.length === 1) === alone && options.some(({ innerText }) => innerText.startsWith('kind:hello'));
      }, isAlone);
    await offersHello(false);
    await panel.session.press('h');
    await offersHello(true);
    await panel.session.press('ArrowDown');
    await panel.session.press('Enter');
    await waitForShown(2);
    await panel.session.press('Escape');
    await ask('');
  });

  test('with a filter that is saved, turned round, and there in the next panel', async () => {
    await ask('kind:price');
    await panel.click('button', 'Save filter');
    await panel.session.press('Enter');
    await waitForShown(40);
    // A panel that is closed within ms has not written it yet: it waits for what is kept, and for other panels.
    await panel.session.waitFor(async () => (await chrome.storage.local.get('filters')).filters?.length === 1);
    await panel.session.closePanel();
    await panel.open();
    await waitForShown(40);
    await panel.click('button', 'Options of kind:price');
    await panel.click('menuitemcheckbox', 'Hide what matches');
    await waitForShown(4);
    await panel.click('button', 'Options of kind:price');
    await panel.click('menuitem', 'Delete');
    await panel.session.waitFor(() => document.querySelector('[aria-label="Saved filters"]') === null);
  });

  test('by a kind, and by a piece of time', async () => {
    await panel.click('tab', 'Types');
    await panel.session.waitFor(() =>
      document.querySelector<HTMLElement>('[role="grid"][aria-label="Types"]')?.innerText.includes('hello'),
    );
    await panel.session.evaluateInPanel(() => {
      const lane = [...document.querySelectorAll<HTMLElement>('[aria-label="Types"] [role="row"]')].find((row) =>
        row.innerText.includes('hello'),
      );
      lane?.focus();
    });
    await panel.session.press('Enter');
    await waitForShown(2);
    await ask('');
    await panel.click('tab', 'Messages');
    await panel.session.evaluateInPanel(() =>
      document.querySelector<HTMLElement>('[role="slider"][aria-label="Selected time"]')?.focus(),
    );
    await panel.session.press('ArrowRight');
    await panel.session.waitFor(() =>
      / of 44 messages/.test(document.querySelector('[role="status"]')?.textContent ?? ''),
    );
    await panel.session.press('Escape');
    await panel.session.waitFor(() =>
      /^44 messages/.test(document.querySelector('[role="status"]')?.textContent ?? ''),
    );
    expect(await panel.rowCount()).toBe(2 * MESSAGES + 4);
  });
});
