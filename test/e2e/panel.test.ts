import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openStage } from './stage.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>Fruit</title><script>
  var socket = new WebSocket(location.origin.replace('http', 'ws') + '/fruit');
  var echoed = new Promise((resolve) => {
    socket.onmessage = ({ data }) => { if (data === 'last') resolve(); };
  });
  socket.onopen = () => {
    for (const text of ['apple', 'banana', '{"fruit":{"name":"cherry","ripe":true}}', 'last']) socket.send(text);
  };
</script>`;

declare const echoed: Promise<void>;
declare const socket: WebSocket;

describe.each(BROWSERS)('the panel in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    ({ server, panel } = await openStage(browserName, { pages: { '/': PAGE } }));
  });

  afterAll(() => closeStage({ server, panel }));

  beforeEach(async () => {
    await panel.visit(`${server.origin}/`);
    await panel.session.evaluateInPage(() => echoed.then(() => true));
    await panel.session.waitFor(() => document.querySelectorAll('[data-direction="received"]').length === 4);
  });

  const directions = async () =>
    (await panel.session.evaluateInPanel(() =>
      [...document.querySelectorAll<HTMLElement>('[data-direction]')].map((row) => row.dataset.direction),
    )) as string[];

  test('lists the connection with its state and counts', async () => {
    await panel.session.waitFor(() =>
      /fruit\s.*open.*4.*4/s.test(document.querySelector<HTMLElement>('[aria-label="Connections"]')?.innerText ?? ''),
    );
    await panel.session.evaluateInPage(() => socket.close(4000, 'enough'));
    await panel.session.waitFor(() =>
      document.querySelector<HTMLElement>('[aria-label="Connections"]')?.innerText.includes('closed'),
    );
    await panel.waitForRow('4000');
  });

  test('filters by text, by regular expression and by direction', async () => {
    await panel.type('searchbox', 'Filter messages', 'BANANA');
    await panel.session.waitFor(() => document.querySelectorAll('[data-direction]').length === 2);
    expect((await panel.rows()).every((row) => row.includes('banana'))).toBe(true);

    await panel.session.clearText(await panel.find('searchbox', 'Filter messages'));
    await panel.click('button', 'Regular expression');
    await panel.type('searchbox', 'Filter messages', '^(apple|last)$');
    await panel.session.waitFor(() => document.querySelectorAll('[data-direction]').length === 4);

    await panel.choose('Direction', 'Sent');
    await panel.session.waitFor(() => document.querySelectorAll('[data-direction]').length === 2);
    expect(await directions()).toEqual(['sent', 'sent']);

    await panel.session.evaluateInPanel(
      (path) => {
        const select = document.querySelector<HTMLSelectElement>(path);
        if (select) select.selectedIndex = 0;
        select?.dispatchEvent(new Event('change', { bubbles: true }));
      },
      await panel.find('combobox', 'Direction'),
    );
    await panel.click('button', 'Regular expression');
    await panel.session.clearText(await panel.find('searchbox', 'Filter messages'));
    await panel.session.waitFor(() => document.querySelectorAll('[data-direction]').length === 8);
  });

  test('a catastrophic regular expression does not stop the panel', async () => {
    await panel.session.evaluateInPage(() => socket.send(`${'a'.repeat(40)}!`));
    await panel.waitForLog({ type: 'message', direction: 'received', data: `${'a'.repeat(40)}!` });
    await panel.click('button', 'Regular expression');
    await panel.type('searchbox', 'Filter messages', '^(a+)+$|^last$');
    await panel.session.waitFor(() => document.querySelectorAll('[data-direction]').length === 2);
    expect((await panel.rows()).every((row) => row.includes('last'))).toBe(true);
    await panel.click('button', 'Regular expression');
    await panel.session.clearText(await panel.find('searchbox', 'Filter messages'));
  });

  test('shows a message decoded, as text and in hex', async () => {
    await panel.select('cherry');
    const details = () => document.querySelector<HTMLElement>('[aria-label="Details"]')?.innerText ?? '';
    await panel.click('tab', 'Decoded');
    await panel.session.waitFor(() =>
      /fruit/.test(document.querySelector<HTMLElement>('[aria-label="Details"] [role="tree"]')?.innerText ?? ''),
    );
    await panel.click('tab', 'Text');
    await panel.session.waitFor(() =>
      document.querySelector<HTMLElement>('[aria-label="Details"]')?.innerText.includes('"ripe"'),
    );
    await panel.click('tab', 'Hex');
    await panel.session.waitFor(() =>
      /7b\s*22\s*66/.test(document.querySelector<HTMLElement>('[aria-label="Details"]')?.innerText ?? ''),
    );
    expect(await panel.session.evaluateInPanel(details)).toContain('39 B');
  });

  test('clears, and counts what goes by while recording is off', async () => {
    await panel.click('button', 'Clear');
    await panel.session.waitFor(() => document.querySelectorAll('[data-direction]').length === 0);
    await panel.click('button', 'Record');
    await panel.session.evaluateInPage(() => socket.send('unrecorded'));
    await server.connections.at(-1)?.waitForMessages(5);
    await panel.click('button', 'Record');
    await panel.session.evaluateInPage(() => socket.send('recorded'));
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'recorded' });
    await panel.waitForRow('not recorded');
    const lost = await panel.logOf('loss', 'reason', 'messages');
    expect(lost.every(([reason]) => reason === 'not-recorded')).toBe(true);
    // How many of the two went by before Record was pressed again is the scheduler's choice; none may be missing.
    const counted = lost.reduce((sum, [, messages]) => sum + Number(messages), 0);
    expect(counted + (await panel.logOf('message', 'data')).length).toBe(4);
  });

  test('takes over the theme of DevTools, also while it is open', async () => {
    const background = () => getComputedStyle(document.body).backgroundColor;
    await panel.session.setTheme('dark');
    await panel.session.waitFor(() => {
      const [red] = getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? [];
      return Number(red) < 80;
    });
    await panel.session.setTheme('light');
    await panel.session.waitFor(() => {
      const [red] = getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? [];
      return Number(red) > 200;
    });
    expect(await panel.session.evaluateInPanel(background)).toMatch(/^rgb/);
  });
});
