/** What the composer and a replay send from the real panel, as a real server gets it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>Compose</title><script>
  const open = (path) => new WebSocket(location.origin.replace('http', 'ws') + path);
  open('/second').onopen = () => {
    const first = open('/first');
    first.onopen = () => ['one', 'two', 'three'].forEach((text) => first.send(text));
  };
</script>`;

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    server = await startEchoServer({ pages: { '/': PAGE } });
    panel = new PanelDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
    await panel.session.openPage('about:blank');
    await panel.open();
    await panel.session.openPage(`${server.origin}/`);
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'three' });
  });

  afterAll(async () => {
    await panel?.session.close();
    await server?.close();
  });

  const textsAt = (path: string) =>
    server.connections.find((one) => one.path === path)?.received.map(({ data }) => data.toString()) ?? [];

  async function setNumber(name: string, value: string): Promise<void> {
    const field = await panel.find('spinbutton', name);
    await panel.session.clearText(field);
    await panel.session.type(field, value);
    await panel.session.press('Tab'); // a number counts when it is left
  }

  test('a message with variables goes to every connection, each with its own values', async () => {
    await panel.click('button', 'Write a message');
    await panel.choose('Send as', 'JSON');
    await panel.type('textbox', 'Message to send', '{"n":{{counter}},"at":"{{now iso}}"}');
    await panel.session.click('#composer button[popovertarget]');
    await panel.click('button', 'All of them');
    await panel.session.press('Escape');
    await panel.click('button', 'Send');
    await expect.poll(() => [textsAt('/first').length, textsAt('/second').length]).toEqual([4, 1]);
    const sent = [textsAt('/second').at(-1), textsAt('/first').at(-1)].map((text) => JSON.parse(text ?? ''));
    expect(sent.map(({ n }) => n).sort()).toEqual([1, 2]);
    for (const { at } of sent) expect(new Date(at).toISOString()).toBe(at);
  });

  test('messages are replayed twice, each after its reply', async () => {
    await panel.type('searchbox', 'Filter messages', 'dir:sent -is:resent /^(one|two|three)$/');
    await panel.session.waitFor(() => document.querySelectorAll('[data-direction]').length === 3);
    await panel.select('one');
    await panel.session.press('Control+a');
    await panel.session.press('l');
    await panel.choose('Wait between messages', 'As fast as acknowledged');
    await setNumber('Times', '2');
    await panel.type('textbox', 'Await reply', 'dir:received');
    await panel.click('button', 'Start replay');
    const twice = ['one', 'two', 'three', 'one', 'two', 'three'];
    await expect.poll(() => textsAt('/first').slice(4)).toEqual(twice);
    await panel.session.waitFor(() => document.body.innerText.includes('6 messages sent.'));
  });

  test('a replay whose reply does not come is stopped, and says so', async () => {
    const reply = await panel.find('textbox', 'Await reply');
    await panel.session.clearText(reply);
    await panel.session.type(reply, 'nobody-says-this');
    await setNumber('For ms', '200');
    await panel.click('button', 'Start replay');
    await panel.session.waitFor(() => /no reply that matches came within/.test(document.body.innerText));
    await expect.poll(() => textsAt('/first').slice(10)).toEqual(['one']);
  });
});
