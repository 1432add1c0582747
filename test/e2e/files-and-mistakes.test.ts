/**
 * What the user keeps and exchanges as files in the real panel, and what is no good: each mistake is told, and nothing is
 * lost by it.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>Files</title><script>
  var socket = new WebSocket(location.origin.replace('http', 'ws') + '/live');
  socket.onopen = () => socket.send('ready');
</script>`;

declare const socket: WebSocket;

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let other: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    [server, other] = await Promise.all([
      startEchoServer({ pages: { '/': PAGE } }),
      startEchoServer({ pages: { '/': PAGE } }),
    ]);
    panel = new PanelDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
    await panel.session.openPage(`${server.origin}/`);
    await panel.open();
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'ready' });
  });
  afterAll(async () => {
    await panel?.session.close();
    await Promise.all([server?.close(), other?.close()]);
  });

  const says = (text: string) => panel.session.waitFor((wanted) => document.body.innerText.includes(wanted), text);
  const write = async (text: string) => {
    const box = await panel.find('textbox', 'Message to send');
    await panel.session.clearText(box);
    await panel.session.type(box, text);
  };
  const written = () => panel.find('textbox', 'Message to send').then((box) => panel.session.text(box));
  const texts = () => server.connections[0]?.received.map(({ data }) => String(data));
  const exported = async (button: string, file: RegExp) => {
    await panel.click('button', button);
    return readFile(await panel.session.waitForDownload(file), 'utf8');
  };
  const NEWER = (text: string) => text.replace('"version": 1', '"version": 2');

  test('a message is saved in a folder, and is there in the next panel, for its origin', async () => {
    await panel.click('button', 'Write a message');
    await write('subscribe é€😀');
    await panel.click('button', 'Saved messages');
    await panel.type('textbox', 'Name of the message', 'Subscribe');
    await panel.type('combobox', 'Folder', 'Feed');
    await panel.click('button', 'Save message');
    await says('Saved as Subscribe');
    await panel.session.closePanel();
    await panel.open();
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'ready' });
    await panel.click('button', 'Write a message');
    await write('something else');
    await panel.click('button', 'Saved messages');
    await panel.type('searchbox', 'Search saved messages', 'FEED');
    await panel.session.click('section[aria-label="Feed"] button');
    await expect.poll(written).toBe('subscribe é€😀');
    await panel.click('button', 'Send');
    await expect.poll(texts).toEqual(['ready', 'subscribe é€😀']);
  });

  test('another origin has none of them, until they are asked for', async () => {
    await panel.visit(`${other.origin}/`);
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'ready' });
    await panel.select('ready');
    await panel.click('button', 'Edit and resend');
    await panel.click('button', 'Saved messages');
    await says('Nothing is saved here yet');
    await panel.click('checkbox', 'Those of other origins, too');
    await panel.session.waitFor('section[aria-label="Feed"]');
    await panel.session.press('Escape');
  });

  test('saved messages are exported and imported; a file that is no good is told and changes nothing', async () => {
    await panel.click('button', 'Saved messages');
    await panel.click('checkbox', 'Those of other origins, too');
    const text = await exported('Export saved messages', /^wirescope-messages.*\.json$/);
    expect(JSON.parse(text)).toMatchObject({ version: 1, messages: [{ name: 'Subscribe', folder: 'Feed' }] });
    await panel.click('button', 'Remove Subscribe');
    await panel.giveFile('Import', 'mine.json', NEWER(text));
    await says('mine.json was written by a newer version of Wirescope. Nothing was imported.');
    await panel.giveFile('Import', 'mine.json', text.slice(0, -20));
    await says('mine.json is no file of saved messages. Nothing was imported.');
    await panel.giveFile('Import', 'huge.json', 100_000_000);
    await says('There is no room for it');
    await says('Nothing is saved here yet');
    await panel.giveFile('Import', 'mine.json', text);
    await says('1 message was imported.');
    await panel.session.waitFor('section[aria-label="Feed"]');
    await panel.session.press('Escape');
  });

  test('profiles of own connections are exported and imported', async () => {
    await panel.click('button', 'Open a connection of your own');
    await panel.type('textbox', 'Address', `${server.wsOrigin}/own`);
    await panel.type('textbox', 'Name of the profile', 'Mine');
    await panel.click('button', 'Save profile');
    const text = await exported('Export profiles', /^wirescope-profiles.*\.json$/);
    await panel.click('button', 'Remove profile');
    await panel.giveFile('File of profiles', 'p.json', NEWER(text));
    await says('p.json was written by a newer version of Wirescope. Nothing was imported.');
    await panel.giveFile('File of profiles', 'p.json', text.replace('"url"', '"uri"'));
    await says('Profile 1 of p.json is broken. Nothing was imported.');
    await panel.giveFile('File of profiles', 'p.json', text);
    await says('1 profile was imported.');
    await panel.choose('Saved profiles', 'Mine');
    await panel.click('button', 'Connect');
    await expect.poll(() => server.connections.at(-1)?.path).toBe('/own');
    await panel.click('button', 'Close the client');
  });

  test('rules of a newer version, with a mistake, or of 100 MB are told, and the list stays', async () => {
    await panel.click('tab', 'Rules');
    await panel.click('button', 'New rule');
    const text = await exported('Export rules', /^wirescope-rules.*\.json$/);
    await panel.giveFile('File of rules', 'rules.json', NEWER(text));
    await says('Nothing was imported. This file is of version 2');
    await panel.giveFile('File of rules', 'rules.json', text.replace('"isOn": false', '"isOn": "no"'));
    await says('Nothing was imported. rules[0].isOn: true or false is needed');
    await panel.giveFile('File of rules', 'rules.json', 100_000_000);
    await says('Nothing was imported. The file has more than 8,000,000 bytes');
    await panel.giveFile('File of rules', 'rules.json', text);
    await says('0 rules imported');
    await panel.click('tab', 'Messages');
  });

  test('invalid JSON, hex and base64, and a file that is no text, are told, and what was typed stays', async () => {
    await panel.choose('Send as', 'JSON');
    await write('{"a":1,}');
    await says('Not JSON: line 1, column 8.');
    await panel.choose('Send as', 'Text');
    await expect.poll(written).toBe('{"a":1,}');
    await panel.choose('Send as', 'Hex (binary)');
    await write('00 fg');
    await says('Only the digits 0–9 and a–f');
    await write('00 ff');
    await panel.choose('Send as', 'Base64 (binary)');
    await write('AP8?');
    await says('Not base64.');
    await write('AP8Q');
    await panel.choose('Send as', 'File (binary)');
    await panel.giveFile('File to send', 'small.bin', 'abc');
    await says('small.bin');
    await panel.click('checkbox', 'As text (UTF-8)');
    await panel.click('button', 'Send');
    await expect
      .poll(() => other.connections[0]?.received.at(-1))
      .toEqual({ opcode: 'text', data: Buffer.from('abc') });
    await panel.session.evaluateInPanel(giveBrokenText);
    await panel.click('checkbox', 'As text (UTF-8)');
    await says('broken.txt is no text that this browser can send');
    await panel.click('button', 'Send');
    const broken = { opcode: 'binary', data: Buffer.from([0x61, 0xff]) };
    await expect.poll(() => other.connections[0]?.received.at(-1)).toEqual(broken);
  });

  test('what cannot be sent because the connection has closed is told, and stays', async () => {
    await panel.choose('Send as', 'Text');
    await write('too late');
    await panel.session.evaluateInPage(() => socket.close());
    await panel.waitForLog({ type: 'close', code: 1005 });
    await panel.click('button', 'Send');
    await says('Not sent: the connection to /live is not open.');
    await expect.poll(written).toBe('too late');
  });

  test('what the panel of another tab saves is there at once, and is not overwritten', async () => {
    const names = () => panel.session.evaluateInPanel(savedNames);
    const before = await names();
    await panel.click('button', 'Saved messages');
    await panel.click('checkbox', 'Those of other origins, too');
    await panel.session.evaluateInPanel(saveElsewhere);
    await panel.find('button', 'Remove From another tab');
    await panel.type('textbox', 'Name of the message', 'Mine');
    await panel.click('button', 'Save message');
    await expect.poll(names).toEqual([...before, 'From another tab', 'Mine']);
    await panel.session.press('Escape');
  });
});

declare const browser: { readonly storage: { readonly local: LocalStorage } } | undefined;
declare const chrome: { readonly storage: { readonly local: LocalStorage } };
interface LocalStorage {
  get(key: 'savedMessages'): Promise<{ savedMessages: { readonly name: string }[] }>;
  set(items: object): Promise<void>;
}

/** Runs in the panel. */
async function savedNames(): Promise<string[]> {
  const { local } = (typeof browser === 'undefined' ? chrome : browser).storage;
  return (await local.get('savedMessages')).savedMessages.map(({ name }) => name);
}

/** Runs in the panel: does what that of another tab would. */
async function saveElsewhere(): Promise<void> {
  const { local } = (typeof browser === 'undefined' ? chrome : browser).storage;
  const { savedMessages } = await local.get('savedMessages');
  await local.set({ savedMessages: [...savedMessages, { ...savedMessages[0], name: 'From another tab' }] });
}

/** Runs in the panel: chooses a file to send whose bytes are no UTF-8. */
function giveBrokenText(): void {
  const files = new DataTransfer();
  files.items.add(new File([new Uint8Array([0x61, 0xff])], 'broken.txt'));
  const input = document.querySelector<HTMLInputElement>('input[type="file"][aria-label="File to send"]');
  if (!input) throw new Error('There is no input for a file to send');
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
