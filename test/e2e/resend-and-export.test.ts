import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSessionLog } from '../../src/formats/read-session-log.ts';
import { exportSessionLog } from '../../src/formats/session-log.ts';
import { Session } from '../../src/session/session.ts';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openStage } from './stage.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>Resend</title><script>
  var socket = new WebSocket(location.origin.replace('http', 'ws') + '/resend');
  var bystander = new WebSocket(location.origin.replace('http', 'ws') + '/bystander');
  var calls = 0;
  var send = socket.send;
  socket.send = function (data) { calls++; return send.call(this, data); };
  socket.onopen = () => { socket.send('order 66 é€😀'); socket.send(new Uint8Array([0, 127, 128, 255])); };
  var opened = new Promise((resolve) => socket.addEventListener('open', resolve));
</script>`;

declare const socket: WebSocket;
declare const opened: Promise<unknown>;
declare const calls: number;

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    ({ server, panel } = await openStage(browserName, { pages: { '/': PAGE }, echo: false }));
    await panel.session.evaluateInPage(() => opened.then(() => true));
  });

  afterAll(() => closeStage({ server, panel }));

  const received = async (count: number) => {
    const connection = server.connections.find(({ path }) => path === '/resend');
    if (!connection) throw new Error('the page has not connected');
    return (await connection.waitForMessages(count)).map(({ opcode, data }) => `${opcode} ${data.toString('hex')}`);
  };
  const hex = (text: string) => `text ${Buffer.from(text).toString('hex')}`;
  const ORIGINAL = [hex('order 66 é€😀'), 'binary 007f80ff'];

  test('a text is resent as it was, on its own connection', async () => {
    await panel.select('order 66');
    await panel.click('button', 'Resend');
    expect(await received(3)).toEqual([...ORIGINAL, ORIGINAL[0]]);
    await panel.waitForRow('resent by you');
    await panel.waitForLog({ type: 'message', direction: 'sent', data: 'order 66 é€😀', resent: true });
    expect(await panel.session.evaluateInPage(() => calls)).toBe(2); // the page's own wrapper was not called
  });

  test('bytes are resent as they were', async () => {
    await panel.select('00 7f 80 ff');
    await panel.click('button', 'Resend');
    expect((await received(4)).at(-1)).toBe('binary 007f80ff');
  });

  test('a text is edited and resent', async () => {
    await panel.select('order 66');
    await panel.click('button', 'Edit and resend');
    const box = await panel.find('textbox', 'Message to send');
    await panel.session.clearText(box);
    await panel.session.type(box, '{"order":67}');
    await panel.click('button', 'Send');
    expect((await received(5)).at(-1)).toBe(hex('{"order":67}'));
  });

  test('bytes are edited in hex and resent; what is no hex is not', async () => {
    await panel.select('00 7f 80 ff');
    await panel.click('button', 'Edit and resend');
    const box = await panel.find('textbox', 'Message to send');
    await panel.session.clearText(box);
    await panel.session.type(box, '0g');
    await panel.session.waitFor(() =>
      [...document.querySelectorAll('button')].some(({ textContent, disabled }) => textContent === 'Send' && disabled),
    );
    await panel.session.clearText(box);
    await panel.session.type(box, 'DE ad be ef');
    await panel.click('button', 'Send');
    expect((await received(6)).at(-1)).toBe('binary deadbeef');
  });

  test('no other connection has got anything', () => {
    expect(server.connections.find(({ path }) => path === '/bystander')?.received).toEqual([]);
  });

  test('the background may die before a command: it is carried out once', async () => {
    await panel.session.stopBackground();
    await panel.select('order 66');
    await panel.click('button', 'Resend');
    expect((await received(7)).at(-1)).toBe(ORIGINAL[0]);
    await panel.session.stopBackground();
    await panel.session.evaluateInPage(() => socket.send('the end'));
    expect((await received(8)).at(-1)).toBe(hex('the end'));
  });

  test('the exported file holds the session to the byte, and reads back as it is', async () => {
    await panel.waitForLog({ type: 'message', data: 'the end' });
    const text = await panel.export();
    expect(text).toBe((await panel.rawLog()).map((line) => `${line}\n`).join(''));
    const { events, errors } = readSessionLog(text);
    expect(errors).toEqual([]);
    const session = new Session();
    session.append(events);
    expect([...exportSessionLog(session)].join('')).toBe(text);
    const sent = events.flatMap((event) => (event.type === 'message' ? [event.payload] : []));
    const onTheWire = sent.map(({ opcode, data }) =>
      opcode === 'text' ? hex(data) : `binary ${Buffer.from(data).toString('hex')}`,
    );
    expect(onTheWire).toEqual(await received(8));
  });

  test('a closed connection gives a clear message, and what was typed stays', async () => {
    await panel.select('order 66');
    await panel.click('button', 'Edit and resend');
    await panel.session.evaluateInPage(() => socket.close());
    await panel.waitForLog({ type: 'close', code: 1005 });
    const box = await panel.find('textbox', 'Message to send');
    await panel.session.type(box, ' kept');
    await panel.session.waitFor(() => /closed|not open/i.test(document.body.innerText));
    await expect.poll(() => panel.session.text(box)).toBe('order 66 é€😀 kept');
    expect(await received(8)).toHaveLength(8);
  });
});
