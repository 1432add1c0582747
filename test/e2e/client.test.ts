/** Connections that the user opens from the panel, without a page: real servers, the real policy of the extension. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import { chooseFile, digestOf, largeDigest } from './large-file.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openStage } from './stage.ts';

/** What the panel remembers; in both browsers. */
declare const chrome: {
  readonly storage: {
    readonly local: {
      get(key: string): Promise<{ readonly profiles: readonly object[] }>;
      set(settings: object): Promise<void>;
    };
  };
};

/** Runs in the panel, as another panel would that changes the profiles: it does so once this one waits to change them. */
function saveAsAnother(name: string): Promise<void> {
  const key = 'setting profiles';
  const isWaited = async () => (await navigator.locks.query()).pending?.some((lock) => lock.name === key) === true;
  return new Promise((held) => {
    void navigator.locks.request(key, async () => {
      held();
      while (!(await isWaited()));
      const { profiles } = await chrome.storage.local.get('profiles');
      await chrome.storage.local.set({ profiles: [...profiles, { ...profiles[0], name }] });
    });
  });
}

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
    await panel.session.closePanel(); // at once: what is told to be saved is
    await panel.open();
    await panel.click('button', 'Open a connection of your own');
    await panel.choose('Saved profiles', 'My server');
    await panel.click('button', 'Connect');
    expect((await server.connection(3)).path).toBe('/kept');
  });

  test('one that another panel saves at the same moment is remembered beside it', async () => {
    await panel.session.evaluateInPanel(saveAsAnother, 'Of another panel');
    await fill('Name of the profile', 'Second');
    await panel.click('button', 'Save profile');
    await says('Saved as Second');
    const names = () =>
      panel.session.evaluateInPanel(async () => {
        const { profiles } = await chrome.storage.local.get('profiles');
        return profiles.map((profile) => ('name' in profile ? profile.name : ''));
      });
    expect(await names()).toEqual(['My server', 'Second', 'Of another panel']);
    await panel.choose('Saved profiles', 'Of another panel');
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
