/** The user injects messages and closes connections from the panel: what the page and the server see of it, for real. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openWorkerStage } from './stage.ts';

/** Tells the page all that its socket has received, and how it was closed. */
const SCRIPT = (path: string, tell: string) => `const seen = [];
  const socket = new WebSocket(location.origin.replace('http', 'ws') + '${path}');
  const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => socket.send('from ${path}');
  socket.onmessage = ({ data }) => ${tell}(typeof data === 'string' ? data : hex(data));
  socket.onclose = ({ code, reason, wasClean }) => ${tell}(['closed', code, reason, wasClean].join(' '));`;

const FRAME = `<!doctype html><script>${SCRIPT('/frame', 'tell')}
  function tell(text) { parent.postMessage(text, '*'); }</script>`;

const PAGE = `<!doctype html><meta charset="utf-8"><title>Inject</title><script>
  var told = [];
  var tell = (text) => told.push(text);
  onmessage = ({ data }) => tell('frame: ' + data);
  var worker = new Worker('/worker.js');
  worker.onmessage = ({ data }) => tell('worker: ' + data);
  (() => { ${SCRIPT('/page', 'tell')} })();
</script><iframe src="/frame"></iframe>`;

declare const told: string[];

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    const pages = { '/': PAGE, '/frame': FRAME, '/worker.js': SCRIPT('/worker', 'postMessage') };
    ({ server, panel } = await openWorkerStage(browserName, pages, ['/page', '/frame', '/worker']));
  });

  afterAll(() => closeStage({ server, panel }));

  const inPage = () => panel.session.evaluateInPage(() => told);
  const connectionAt = (path: string) => server.connections.find((connection) => connection.path === path);

  async function compose(path: string, form: string, content: string): Promise<void> {
    await panel.select(`from ${path}`);
    await panel.click('button', 'Edit and resend');
    await panel.choose('Send as', form);
    const box = await panel.find('textbox', 'Message to send');
    await panel.session.clearText(box);
    await panel.session.type(box, content);
  }

  const CONTEXTS = [
    ['/page', ''],
    ['/frame', 'frame: '],
    ['/worker', 'worker: '],
  ] as const;

  test.each(CONTEXTS)('text and bytes are injected into %s, and the server gets nothing', async (path, who) => {
    await compose(path, 'Text', `as if from the server of ${path} é`);
    await panel.click('button', 'Inject');
    await expect.poll(inPage).toContain(`${who}as if from the server of ${path} é`);
    await panel.waitForRow('injected by you');
    await compose(path, 'Hex (binary)', '00 ff 7f');
    await panel.session.press('Control+Shift+Enter');
    await expect.poll(inPage).toContain(`${who}00 ff 7f`);
    const data = `as if from the server of ${path} é`;
    await panel.waitForLog({ type: 'message', direction: 'received', data, injected: true });
    expect(connectionAt(path)?.received).toHaveLength(1);
  });

  test('what was received is injected again', async () => {
    connectionAt('/page')?.send('once from the server');
    await panel.select('once from the server');
    await panel.click('button', 'Inject again');
    await expect.poll(async () => (await inPage()).filter((text) => text === 'once from the server')).toHaveLength(2);
  });

  test.each(CONTEXTS)('the connection of %s is closed with a code and a reason', async (path, who) => {
    await panel.select(`from ${path}`);
    await panel.session.press('q');
    const code = await panel.find('textbox', 'Code');
    await panel.session.clearText(code);
    await panel.session.type(code, '1001');
    await panel.session.waitFor(() => /may close with 1000/.test(document.body.innerText));
    await panel.session.clearText(code);
    await panel.session.type(code, '4001');
    await panel.type('textbox', 'Reason', 'by hand é');
    await panel.click('button', 'Close now');
    await expect.poll(inPage).toContain(`${who}closed 4001 by hand é true`);
    expect(await connectionAt(path)?.closed).toEqual({ code: 4001, reason: 'by hand é' });
    await panel.waitForLog({ type: 'closing', code: 4001, reason: 'by hand é', byUser: true });
  });

  test('into a closed connection nothing is injected, which is told, and what was typed stays', async () => {
    const box = await panel.find('textbox', 'Message to send');
    await panel.session.type(box, ' 01');
    await panel.click('button', 'Inject');
    await panel.session.waitFor(() =>
      /Not injected: the connection to \/worker is not open/.test(document.body.innerText),
    );
    expect(await panel.session.text(box)).toBe('00 ff 7f 01');
    expect(await inPage()).not.toContain('worker: 00 ff 7f 01');
  });
});
