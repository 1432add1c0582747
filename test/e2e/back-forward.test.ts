import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openStage } from './stage.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>Back and forward</title><script>
  var wasRestored = new Promise((resolve) => addEventListener('pageshow', ({ persisted }) => persisted && resolve(true)));
  function say(text) {
    var socket = new WebSocket(location.origin.replace('http', 'ws') + '/say');
    socket.onopen = () => socket.send(text);
    socket.onmessage = () => socket.close();
    return new Promise((resolve) => socket.addEventListener('close', () => resolve(true)));
  }
  function sayWhenLeft(text) {
    var socket = new WebSocket(location.origin.replace('http', 'ws') + '/left');
    addEventListener('pagehide', () => socket.send('pagehide ' + text));
    document.addEventListener('freeze', () => socket.send('freeze ' + text));
    return new Promise((resolve) => socket.addEventListener('open', () => resolve(true)));
  }
</script>`;

declare function say(text: string): Promise<boolean>;
declare function sayWhenLeft(text: string): Promise<boolean>;
declare const wasRestored: Promise<boolean>;

describe.each(BROWSERS)('the back/forward cache of %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    ({ server, panel } = await openStage(browserName, { pages: { '/': PAGE } }));
  });

  afterAll(() => closeStage({ server, panel }));

  const sites = [
    ['the same site', (origin: string) => `${origin}/elsewhere`],
    ['another site', (origin: string) => `${origin.replace('127.0.0.1', 'localhost')}/elsewhere`],
  ] as const;

  test.each(sites)('what a page sends as it is left for %s is shown', async (site, elsewhere) => {
    await panel.visit(`${server.origin}/`);
    await panel.click('checkbox', 'Preserve log');
    await panel.session.evaluateInPage((text) => sayWhenLeft(text), site);
    await panel.waitForLog({ type: 'open' });
    await panel.session.openPage(elsewhere(server.origin));
    await panel.waitForLog({ type: 'message', direction: 'sent', data: `pagehide ${site}` });
    // Firefox has no such event, and no cache for a page with a socket.
    if (browserName === 'chromium')
      await panel.waitForLog({ type: 'message', direction: 'sent', data: `freeze ${site}` });
    await panel.click('checkbox', 'Preserve log');
  });

  test('what a page sends as it is left right after the background died is shown, or said to be missing', async () => {
    await panel.click('checkbox', 'Preserve log');
    for (const round of ['1', '2', '3', '4', '5', '6']) {
      await panel.visit(`${server.origin}/`);
      await panel.session.evaluateInPage((text) => sayWhenLeft(text), `in round ${round}`);
      const left = await panel.session.evaluateInPage(() => location.href);
      await panel.session.stopBackground();
      await panel.session.openPage(`${server.origin}/?next=${round}`);
      await panel.session.evaluateInPage((text) => say(text), `after round ${round}`);
      await panel.waitForLog({ type: 'message', direction: 'received', data: `after round ${round}` });
      const sent = (await panel.logOf('message', 'data')).flat();
      // A port that is opened before the browser knows of the end, or in Firefox before a background has begun, is lost.
      const isShown = sent.includes(`pagehide in round ${round}`);
      expect((await unheardUrls(panel)).includes(left)).toBe(!isShown);
      if (isShown && browserName === 'chromium') expect(sent).toContain(`freeze in round ${round}`);
    }
    await panel.click('checkbox', 'Preserve log');
  });

  test.each(sites)(
    'a page that is back from %s goes on: its history and its new sockets are shown',
    async (site, elsewhere) => {
      await panel.visit(`${server.origin}/`);
      await panel.session.evaluateInPage((text) => say(text), `before ${site}`);
      await panel.waitForLog({ type: 'message', direction: 'received', data: `before ${site}` });
      await panel.session.openPage(elsewhere(server.origin));
      await panel.session.goBack();
      expect(await panel.session.evaluateInPage(() => wasRestored)).toBe(true);
      await panel.session.evaluateInPage((text) => say(text), `after ${site}`);
      await panel.waitForLog({ type: 'message', direction: 'received', data: `after ${site}` });
      await panel.waitForLog({ type: 'message', direction: 'received', data: `before ${site}` });
    },
  );
});

/** Of the documents that are said to have been left unheard. */
async function unheardUrls(panel: PanelDriver): Promise<unknown[]> {
  const unheard = (await panel.logOf('loss', 'reason', 'document')).filter(([reason]) => reason === 'unheard');
  const documents = await panel.logOf('document', 'document', 'url');
  return documents.filter(([id]) => unheard.some(([, document]) => document === id)).map(([, url]) => url);
}
