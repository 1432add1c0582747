/** Headers that the user gives to connections from the panel, as a real server gets them. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoConnection } from '../servers/echo-connection.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openStage } from './stage.ts';

/** Of the page, see `openOverAndOver`. */
declare const again: number;

describe.each(BROWSERS)('headers of the client in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    ({ server, panel } = await openStage(browserName, { pages: { '/': '<!doctype html><title>Page</title>' } }));
    await panel.click('button', 'Open a connection of your own');
  });

  afterAll(() => closeStage({ server, panel }));

  async function writeHeaders(...lines: string[]): Promise<void> {
    const path = await panel.find('textbox', 'Headers');
    await panel.session.evaluateInPanel(writeLines, path, lines.join('\n'));
  }

  async function connect(address: string, ...headers: string[]): Promise<void> {
    const field = await panel.find('textbox', 'Address');
    await panel.session.clearText(field);
    await panel.session.type(field, `${server.wsOrigin}${address}`);
    await writeHeaders(...headers);
    await panel.click('button', 'Connect');
  }

  const at = (path: string): EchoConnection[] => server.connections.filter((one) => one.path === path);
  const says = (text: string) => panel.session.waitFor((wanted) => document.body.innerText.includes(wanted), text);
  const teamsAt = (path: string) => at(path).map(({ requestHeaders }) => requestHeaders['x-team']);

  test('go out with the handshake, also those that no script may set', async () => {
    const lines = ['Authorization: Bearer abc', 'Cookie: sid=1; b=2', 'Origin: https://elsewhere.example'];
    await connect('/all', ...lines, 'User-Agent: Own/1', 'Host: own.example', 'X-Team: one', 'X-Team: two');
    await expect.poll(() => at('/all').length).toBe(1);
    expect(at('/all')[0]?.requestHeaders).toMatchObject({
      authorization: 'Bearer abc',
      cookie: 'sid=1; b=2',
      origin: 'https://elsewhere.example',
      'user-agent': 'Own/1',
      host: 'own.example',
      'x-team': 'one, two',
    });
    await panel.waitForLog({ type: 'open', subprotocol: '' });
  });

  test('never reach a connection of the page, which opens some to the same address all the while', async () => {
    await panel.session.evaluateInPage(openOverAndOver, `${server.wsOrigin}/shared`);
    await expect.poll(() => at('/shared').length).toBeGreaterThan(2);
    await connect('/shared', 'X-Team: mine');
    await expect.poll(() => teamsAt('/shared')).toContain('mine');
    const known = at('/shared').length;
    await expect.poll(() => at('/shared').length).toBeGreaterThan(known + 2);
    await panel.session.evaluateInPage(() => clearInterval(again));
    const own = at('/shared').filter(({ requestHeaders: { origin = '' } }) => origin.includes('-extension://'));
    expect(own.map(({ requestHeaders }) => requestHeaders['x-team'])).toEqual(['mine']);
    expect(teamsAt('/shared').filter((team) => team !== undefined)).toEqual(['mine']);
  });

  test('are those of each connection, of several to one address at once, and of none', async () => {
    await connect('/several', 'X-Team: one');
    await writeHeaders('X-Team: two');
    await panel.click('button', 'Connect');
    await writeHeaders('');
    await panel.click('button', 'Connect');
    await expect.poll(() => at('/several').length).toBe(3);
    expect(teamsAt('/several').map(String).sort()).toEqual(['one', 'two', 'undefined']);
  });

  test('come again when the connection is opened again, and after the background has died', async () => {
    await panel.click('checkbox', 'Reconnect');
    await connect('/lasting', 'X-Team: kept');
    await expect.poll(() => at('/lasting').length).toBe(1);
    await panel.session.stopBackground();
    at('/lasting')[0]?.terminate();
    await expect.poll(() => teamsAt('/lasting')).toEqual(['kept', 'kept']);
    await panel.click('button', 'Stop');
    await panel.click('checkbox', 'Reconnect');
  });

  test('that are none, or not the user’s to set, are told, and nothing is opened', async () => {
    await connect('/wrong', 'X-Team: one', 'Bearer abc');
    await says('Line 2 of the headers is not “Name: value”.');
    await connect('/wrong', 'Sec-WebSocket-Protocol: v2');
    await says('the browser itself sets Sec-WebSocket-Protocol');
    await connect('/wrong', 'X-Team:');
    await says('Not opened: the header X-Team has no value.');
    expect(at('/wrong')).toEqual([]);
  });

  test('are kept in a profile, and go into no file', async () => {
    await connect('/kept', 'Authorization: Bearer abc');
    await panel.type('textbox', 'Name of the profile', 'Mine');
    await panel.click('button', 'Save profile');
    await says('Saved as Mine');
    await panel.click('button', 'Export profiles');
    await says('without the values of headers');
    const text = await readFile(await panel.session.waitForDownload(/^wirescope-profiles.*\.json$/), 'utf8');
    expect([text.includes('Authorization'), text.includes('Bearer')]).toEqual([true, false]);
    await panel.session.closePanel();
    await panel.open();
    await panel.click('button', 'Open a connection of your own');
    await panel.choose('Saved profiles', 'Mine');
    await panel.click('button', 'Connect');
    await expect.poll(() => at('/kept').length).toBe(2);
    expect(at('/kept').map(({ requestHeaders }) => requestHeaders.authorization)).toEqual(['Bearer abc', 'Bearer abc']);
  });
});

/** Runs in the panel. */
function writeLines(path: string, text: string): void {
  const field = document.querySelector<HTMLTextAreaElement>(path);
  if (!field) throw new Error('There is no field for headers');
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Runs in the page. */
function openOverAndOver(url: string): void {
  Object.assign(window, { again: setInterval(() => new WebSocket(url), 20) });
}
