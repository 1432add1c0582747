import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ChromiumSession } from '../browsers/chromium-session.ts';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openStage } from './stage.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>Fruit</title><script>
  var socket = new WebSocket(location.origin.replace('http', 'ws') + '/fruit');
  socket.onopen = () => {
    for (const text of ['apple', 'banana', '{"fruit":{"name":"cherry","ripe":true}}', 'last']) socket.send(text);
  };
</script>`;

/** Every key must reach the panel from within the real DevTools, and nothing else there. */
describe.each(BROWSERS)('the keyboard in the DevTools of %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    ({ server, panel } = await openStage(browserName, { pages: { '/': PAGE } }));
  });

  afterAll(() => closeStage({ server, panel }));

  beforeEach(async () => {
    await panel.visit(`${server.origin}/`);
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'last' });
    await panel.session.waitFor(() => document.querySelectorAll('[role="row"][data-direction]').length === 8);
    await panel.select('apple');
    await panel.session.waitFor('#details [role="tab"]');
  });

  const press = async (...keys: string[]) => {
    for (const key of keys) await panel.session.press(key);
  };
  const waitForSelected = (text: string) =>
    panel.session.waitFor((wanted) => {
      const row = document.querySelector<HTMLElement>('[role="row"][aria-selected="true"]');
      return row === document.activeElement && row?.innerText.includes(wanted);
    }, text);
  const waitForMatches = (text: string) =>
    panel.session.waitFor((wanted) => document.querySelector('[aria-label="Matches"]')?.textContent === wanted, text);
  const waitForFocus = (selector: string) =>
    panel.session.waitFor((css) => document.activeElement?.matches(css), selector);

  test('goes through the messages, into Details, and back', async () => {
    await press('j');
    await waitForSelected('banana');
    await press('k');
    await waitForSelected('apple');
    await press('End');
    await waitForSelected('last');
    await press('ArrowUp', 'Enter');
    await waitForFocus('#details [role="tab"]');
    await press('Escape');
    await panel.session.waitFor(() => document.querySelector('#details') === null);
  });

  test('searches in Details', async () => {
    await panel.select('cherry');
    await press('Enter', 'Control+f');
    await waitForFocus('#find-in-details');
    await press('c', 'h', 'e');
    await panel.session.waitFor(() => document.querySelector('#details mark')?.textContent === 'che');
    await press('Escape');
    await panel.session.waitFor(() => document.querySelector('#find-in-details') === null);
    await press('Escape');
  });

  test('filters, and goes from match to match', async () => {
    await press('/');
    await waitForFocus('#filter');
    await press('b', 'a', 'n');
    await waitForMatches('2 matches');
    await press('Enter');
    await waitForMatches('1 of 2');
    await press('F3');
    await waitForMatches('2 of 2');
    await press('Escape');
    await panel.session.waitFor(() => document.querySelectorAll('[role="row"][data-direction]').length === 8);
  });

  test('goes round the panes', async () => {
    const stops = ['#details [role="tab"]', '#filter', '[role="treeitem"]', '[role="row"]'];
    for (const stop of stops) {
      await press('F6');
      await waitForFocus(stop);
    }
  });

  test('clears, goes on in the empty list, takes that back, and shows every key', async () => {
    await press('j');
    await waitForSelected('banana');
    await press('Control+l');
    await panel.session.waitFor(() => document.querySelectorAll('[role="row"][data-direction]').length === 0);
    await waitForFocus('[role="grid"]');
    await press('Control+z');
    await panel.session.waitFor(() => document.querySelectorAll('[role="row"][data-direction]').length === 8);
    await press('?');
    await panel.session.waitFor('dialog[open]');
    await press('Escape');
    await panel.session.waitFor(() => document.querySelector('dialog[open]') === null);
  });

  if (browserName === 'chromium') {
    test('means nothing else to DevTools', async () => {
      const { session } = panel;
      if (!(session instanceof ChromiumSession)) throw new Error('not Chromium');
      const before = await session.shownView();
      await press('b', 'Control+e', 'Control+e', 'F3', '1', ',', 'Escape', 't', 't', 'Escape', 'Escape', '?', 'Escape');
      expect(await session.shownView()).toEqual(before);
      expect(before.isDrawerOpen).toBe(false);
    });
  }
});
