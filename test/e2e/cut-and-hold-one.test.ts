/** One connection alone is cut, or held, from the panel: its page sees what it would of a network that fails. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openWorkerStage } from './stage.ts';

/** Tells all that the page can see of the end of its socket. */
const SCRIPT = (path: string, tell: string) => `
  const socket = new WebSocket(location.origin.replace('http', 'ws') + '${path}');
  socket.onopen = () => socket.send('from ${path}');
  const look = ({ constructor, type, bubbles, cancelable, code, reason, wasClean }) => ${tell}(
    ['${path}', constructor.name, type, bubbles, cancelable, code, reason, wasClean, socket.readyState, socket.bufferedAmount].join(' '));
  socket.onerror = look;
  socket.onclose = look;`;

const FRAME = `<!doctype html><script>${SCRIPT('/frame', 'tell')}
  function tell(text) { parent.postMessage(text, '*'); }</script>`;

const PAGE = `<!doctype html><meta charset="utf-8"><title>Cut</title><script>
  var told = [];
  var tell = (text) => told.push(text);
  onmessage = ({ data }) => tell(data);
  var worker = new Worker('/worker.js');
  worker.onmessage = ({ data }) => tell(data);
  for (const path of ['/native', '/page']) Function('tell', ${JSON.stringify(SCRIPT('PATH', 'tell'))}.replaceAll('PATH', path))(tell);
  var twins = [1, 2].map(() => new WebSocket(location.origin.replace('http', 'ws') + '/twin'));
</script><iframe src="/frame"></iframe>`;

declare const told: string[];
declare const twins: WebSocket[];

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    const pages = { '/': PAGE, '/frame': FRAME, '/worker.js': SCRIPT('/worker', 'postMessage') };
    ({ server, panel } = await openWorkerStage(browserName, pages, ['/native', '/page', '/frame', '/worker']));
  });

  afterAll(() => closeStage({ server, panel }));

  const toldOf = async (path: string) => {
    const all = await panel.session.evaluateInPage(() => told);
    return all.filter((text) => text.startsWith(`${path} `)).map((text) => text.slice(path.length));
  };
  const connectionsAt = (path: string) => server.connections.filter((connection) => connection.path === path);

  test('one of two connections to the same address is held', async () => {
    await panel.chooseConnection('/twin');
    await panel.click('button', 'What is held');
    await panel.click('menuitemradio', 'On /twin');
    await panel.session.waitFor('button[aria-pressed="true"]');
    const texts = () => connectionsAt('/twin').map(({ received }) => received.map(({ data }) => String(data)).join());
    // Until the rule is in force, all passes.
    await expect
      .poll(async () => {
        await panel.session.evaluateInPage(() => twins.forEach((twin) => void twin.send('a')));
        return panel.session.evaluateInPanel(() => document.querySelectorAll('#hold-queue [role="option"]').length > 0);
      })
      .toBe(true);
    await panel.session.evaluateInPage(() => twins.forEach((twin) => void twin.send('last')));
    await expect.poll(() => texts().filter((text) => text.endsWith('last'))).toHaveLength(1);
    await panel.click('button', 'Release all');
    await expect.poll(() => texts().filter((text) => text.endsWith('last'))).toHaveLength(2);
    expect(new Set(texts()).size).toBe(1);
    await panel.click('button', 'Hold');
    await panel.chooseConnection('All connections');
  });

  test.each(['/page', '/frame', '/worker'])(
    'the page of %s sees what it sees of a network that fails',
    async (path) => {
      if ((await toldOf('/native')).length === 0) connectionsAt('/native')[0]?.terminate();
      await expect.poll(() => toldOf('/native')).not.toEqual([]);
      await panel.select(`from ${path}`);
      await panel.session.press('q');
      await panel.click('button', 'Cut connection');
      await expect.poll(() => toldOf(path)).not.toEqual([]);
      expect(await toldOf(path)).toEqual(await toldOf('/native'));
      await connectionsAt(path)[0]?.closed;
      await panel.waitForLog({ type: 'verdict', outcome: 'cut' });
      await panel.session.waitFor((text) => document.body.innerText.includes(text), `Cut ${path}`);
      await panel.session.waitFor('[title="No rules are in force in this tab"][aria-busy="false"]');
    },
  );

  test('the menu of a connection offers it, and only as long as there is something to cut', async () => {
    await panel.chooseConnection('/twin');
    await panel.session.press('Shift+F10');
    await panel.click('menuitem', 'Cut connection');
    await expect
      .poll(() => panel.session.evaluateInPage(() => twins.map(({ readyState }) => readyState).toSorted()))
      .toEqual([1, 3]);
    await panel.session.waitFor(() => document.body.innerText.includes('Cut /twin'));
    await panel.session.waitFor(() =>
      [...document.querySelectorAll<HTMLElement>('[role="treeitem"]')].some(({ innerText }) =>
        /\/twin.*closed 1006/s.test(innerText),
      ),
    );
    await panel.session.press('Shift+F10');
    const item = await panel.find('menuitem', 'Cut connection');
    expect(
      await panel.session.evaluateInPanel((path) => document.querySelector<HTMLButtonElement>(path)?.disabled, item),
    ).toBe(true);
    await panel.session.press('Escape');
  });
});
