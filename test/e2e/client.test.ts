/** Connections that the user opens from the panel, without a page: real servers, the real policy of the extension. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import { chooseFile, digestOf, largeDigest } from './large-file.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openStage } from './stage.ts';

/** What the panel remembers; in both browsers. */
declare const chrome: { readonly storage: { readonly local: { get(): Promise<unknown> } } };

describe.each(BROWSERS)('the client in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    ({ server, panel } = await openStage(browserName, { pages: { '/': '<!doctype html><title>Page</title>' } }));
  });

  afterAll(() => closeStage({ server, panel }));

  async function fill(name: string, text: string): Promise<void> {
    const field = await panel.find('textbox', name);
    await panel.session.clearText(field);
    await panel.session.type(field, text);
  }

  const says = (text: string) => panel.session.waitFor((wanted) => document.body.innerText.includes(wanted), text);

  test('opens ws: with a subprotocol, sends and receives, in the grid of the page', async () => {
    await panel.click('button', 'Open a connection of your own');
    await fill('Address', `${server.wsOrigin}/own`);
    await fill('Subprotocols', 'chat.v2, chat.v1');
    await panel.click('button', 'Connect');
    await panel.waitForLog({ type: 'open', subprotocol: 'chat.v2' });
    const connection = await server.connection(0);
    expect([connection.path, connection.subprotocol]).toEqual(['/own', 'chat.v2']);
    await panel.click('button', 'Write a message');
    await panel.type('textbox', 'Message to send', '{"hello":"server"}');
    await panel.click('button', 'Send');
    await panel.waitForLog({ type: 'message', direction: 'received', data: '{"hello":"server"}' });
    await panel.waitForRow('sent by you');
    expect((await panel.logOf('document', 'context')).flat()).toContain('client');
  });

  test('nothing can be injected where there is no page, which is told', async () => {
    await panel.click('button', 'Inject');
    await says('Not injected: there is no page behind the connection to /own.');
  });

  test('a file that no port would take goes out and comes back, byte for byte', async () => {
    const size = 40_000_000;
    await chooseFile(panel, size);
    await panel.click('button', 'Send');
    const received = () => server.connections[0]?.received.at(-1);
    await expect.poll(() => received()?.data.length, { timeout: 60_000 }).toBe(size);
    expect([received()?.opcode, digestOf(received()?.data ?? Buffer.alloc(0))]).toEqual(['binary', largeDigest(size)]);
    await panel.waitForLog({ type: 'message', direction: 'received', size, opcode: 'binary' });
    await panel.choose('Send as', 'Text');
  }, 120_000);

  test('goes on when the page is left, and when the background dies', async () => {
    await panel.visit(`${server.origin}/`);
    await panel.session.stopBackground();
    const box = await panel.find('textbox', 'Message to send');
    await panel.session.clearText(box);
    await panel.session.type(box, 'still here');
    await panel.click('button', 'Send');
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'still here' });
    expect(server.connections).toHaveLength(1);
  });

  test('is opened again when the server goes away, until the user stops that', async () => {
    await fill('Address', `${server.wsOrigin}/lasting`);
    await panel.click('checkbox', 'Reconnect');
    await panel.click('button', 'Connect');
    const first = await server.connection(1);
    await says('is kept open');
    first.terminate();
    expect((await server.connection(2)).path).toBe('/lasting');
    await says('is kept open');
    await panel.click('button', 'Stop');
    expect((await server.connections[2]?.closed)?.code).toBe(1005);
    expect(server.connections).toHaveLength(3);
  });

  test('a refused handshake and an address that is none are told, and nothing is lost', async () => {
    await panel.click('checkbox', 'Reconnect');
    await fill('Address', `${server.wsOrigin}/refuse`);
    await panel.click('button', 'Connect');
    await panel.waitForLog({ type: 'close', code: 1006 });
    await fill('Address', 'ftp://127.0.0.1/');
    await panel.click('button', 'Connect');
    await says('Not opened: ');
    const address = await panel.find('textbox', 'Address');
    const value = (path: string) => document.querySelector<HTMLInputElement>(path)?.value;
    expect(await panel.session.evaluateInPanel(value, address)).toBe('ftp://127.0.0.1/');
  });

  test('a profile is remembered for the next panel', async () => {
    await fill('Address', `${server.wsOrigin}/kept`);
    await fill('Name of the profile', 'My server');
    await panel.click('button', 'Save profile');
    await says('Saved as My server');
    // It is told before it is written, and a panel that is closed at once would take it along.
    await panel.session.waitFor(async () => JSON.stringify(await chrome.storage.local.get()).includes('My server'));
    await panel.session.closePanel();
    await panel.open();
    await panel.click('button', 'Open a connection of your own');
    await panel.choose('Saved profiles', 'My server');
    await panel.click('button', 'Connect');
    expect((await server.connection(3)).path).toBe('/kept');
  });

  test('connections that are opened again stay in their lines, where their buttons are', async () => {
    const lines = () =>
      panel.session.evaluateInPanel(() =>
        [...document.querySelectorAll<HTMLElement>('section[aria-label="Connections of your own"] bdi')].map(
          ({ innerText }) => innerText.replace(/.*\//, ''),
        ),
      );
    await panel.click('checkbox', 'Reconnect');
    for (const name of ['one', 'two']) {
      await fill('Address', `${server.wsOrigin}/${name}`);
      await panel.click('button', 'Connect');
      await expect.poll(lines).toContain(name);
    }
    const [one] = await Promise.all([server.connection(4), server.connection(5)]);
    one.terminate();
    await server.connection(6); // it has been opened again
    expect(await lines()).toEqual(['one', 'two']);
  });
});
