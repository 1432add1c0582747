/** Rules and Hold as a user has them, in the real DevTools of both browsers: what the server gets, and what the page sees. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openStage } from './stage.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><script>
  var seen = [];
  var connect = (path) => new Promise((resolve) => {
    const socket = new WebSocket(location.origin.replace('http', 'ws') + path);
    socket.onopen = () => resolve('open');
    socket.onclose = ({ code }) => resolve(code);
    socket.onmessage = ({ data }) => seen.push(data);
    window.socket = socket;
  });
  // Another path each time: Firefox makes a page wait that connects again to where it has just failed.
  var first = connect('/first/' + Math.random());
</script>`;

declare const seen: string[];
declare const socket: WebSocket;
declare const first: Promise<string | number>;
declare const connect: (path: string) => Promise<string | number>;

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    ({ server, panel } = await openStage(browserName, { pages: { '/': PAGE } }));
  });
  afterAll(() => closeStage({ server, panel }));

  test('a rule that is made in the panel holds from the first socket of a reload on, until it is switched off', async () => {
    expect(await panel.session.evaluateInPage(() => first)).toBe('open');
    await panel.click('tab', 'Rules');
    await panel.click('button', 'New rule');
    await panel.type('textbox', 'Name', 'No first');
    await panel.type('textbox', 'URL', '*/first/*');
    await panel.choose('Action', 'Refuse');
    await panel.click('button', 'Save rule');
    await panel.click('checkbox', 'On: No first');
    await panel.session.waitFor('[title="1 rule is in force in this tab"][aria-busy="false"]');
    await panel.session.reloadPage();
    expect(await panel.session.evaluateInPage(() => first)).toBe(1006);
    await panel.click('checkbox', 'In force in this tab');
    await panel.session.waitFor('[title="No rules are in force in this tab"][aria-busy="false"]');
    await panel.session.reloadPage();
    expect(await panel.session.evaluateInPage(() => first)).toBe('open');
    await panel.click('tab', 'Messages');
  });

  test('what is held waits in the queue, and goes on as it was, edited, or not at all', async () => {
    await panel.click('button', 'What is held');
    await panel.click('menuitemradio', 'Sent');
    // Until the rule is in force, all passes.
    await panel.session.evaluateInPage(async () => {
      await connect('/probe');
      socket.onmessage = null;
    });
    await expect
      .poll(async () => {
        await panel.session.evaluateInPage(() => socket.send('is it in force?'));
        return panel.session.evaluateInPanel(() => document.querySelector('#hold-queue [role="option"]') !== null);
      })
      .toBe(true);
    await panel.click('button', 'Release all');
    await panel.session.waitFor(() => document.querySelector('#hold-queue') === null);
    await panel.click('button', 'Clear');
    await panel.session.evaluateInPage(async () => {
      await connect('/held');
      for (const text of ['one', 'two', 'three', 'four']) socket.send(text);
    });
    const isHeld = (count: number) =>
      panel.session.waitFor(
        (wanted) => document.querySelector('#hold-queue [role="status"]')?.textContent === `${wanted} held`,
        count,
      );
    await isHeld(4);
    const connection = server.connections.find(({ path }) => path === '/held');
    expect(connection?.received).toEqual([]);
    await panel.click('button', 'Release');
    await isHeld(3);
    await panel.click('button', 'Edit and release');
    const box = await panel.find('textbox', 'Held message');
    await panel.session.clearText(box);
    await panel.session.type(box, 'edited é€😀');
    await panel.click('button', 'Release edited');
    await isHeld(2);
    await panel.click('button', 'Drop');
    await isHeld(1);
    // Off: what still waits goes on, and its row says the same as that of what was released by hand.
    await panel.click('button', 'Hold');
    await panel.session.waitFor(() => document.querySelector('#hold-queue') === null);
    const texts = (await connection?.waitForMessages(3))?.map(({ data }) => String(data));
    expect(texts).toEqual(['one', 'edited é€😀', 'four']);
    await panel.session.evaluateInPage(
      () =>
        new Promise<boolean>((resolve) => {
          const look = () => seen.length >= 3 && resolve(true);
          socket.addEventListener('message', look);
          look();
        }),
    );
    await expect.poll(() => panel.session.evaluateInPage(() => seen)).toEqual(['one', 'edited é€😀', 'four']);
    // Rows say what became of them, and keep what the page has sent.
    await panel.session.waitFor(() =>
      [/^held for \S+ \S+ one$/, /^edited two$/, /^dropped three$/, /^held for \S+ \S+ four$/].every((told) =>
        [...document.querySelectorAll('[data-column="summary"]')].some((cell) =>
          told.test([...cell.children].map(({ textContent }) => textContent.trim()).join(' ')),
        ),
      ),
    );
    await panel.type('searchbox', 'Filter messages', 'is:held');
    await expect.poll(() => panel.rows()).toHaveLength(4);
    await panel.session.clearText(await panel.find('searchbox', 'Filter messages'));
    await panel.waitForLog({ type: 'verdict', outcome: 'edited', data: 'edited é€😀' });
  });
});
