import type { BrowserName, PanelSession } from '../browsers/browser.ts';
import { type Row, row } from './row.ts';
import { typeLetters } from './type-letters.ts';

declare const wirescope: {
  appendLog(lines: readonly string[]): void;
  counts(): { connections: readonly { url: string }[] };
};

const GIANTS = ['64 MB of JSON', 'JSON 100,000 deep', '64 MB of text'] as const;
/** Milliseconds that the panel may not answer while Details reads a message. */
const LONGEST_TASK = 50;
const ROW = '[role="grid"][aria-label="Messages"] [role="row"][data-seq="9000000"]';
const DETAILS = '#details-content';

/** Messages that are too big or too deep for any tool, opened in Details and searched there. */
export async function* measureGiants(browser: BrowserName, session: PanelSession, url: string): AsyncGenerator<Row> {
  for (const name of GIANTS) {
    await openEmptyPage(session, url, `giant=${GIANTS.indexOf(name)}`);
    await session.evaluateInPanel(addGiant, name);
    await session.waitFor(ROW);
    await session.evaluateInPanel(() => probe.quiet());
    const busy = async (act: () => Promise<unknown>) => {
      await session.evaluateInPanel(() => probe.start());
      await act();
      await session.evaluateInPanel(() => probe.quiet());
      return session.evaluateInPanel(() => probe.stop());
    };
    const opened = await busy(async () => {
      await session.click(ROW);
      await session.waitFor(DETAILS);
    });
    yield row(browser, `${name}, opened: time`, [opened.took, 'ms']);
    yield row(browser, `${name}, opened: longest task`, [opened.longestTask, 'ms'], LONGEST_TASK);
    const searched = await busy(async () => {
      await session.click('#details [role="tab"][aria-selected="true"]'); // elsewhere the key leads to the filter
      await session.press('Control+f');
      await typeLetters(session, '#find-in-details', 'hello 1234');
    });
    yield row(browser, `${name}, searched: time`, [searched.took, 'ms']);
    yield row(browser, `${name}, searched: longest task`, [searched.longestTask, 'ms'], LONGEST_TASK);
  }
}

/** A connection tells that the panel has left the page before: Firefox says so after the new one has loaded. */
async function openEmptyPage(session: PanelSession, url: string, query: string): Promise<void> {
  await session.openPage(`${url}?${query}`);
  await session.evaluateInPage((search) => {
    new WebSocket(`${location.origin.replace('http', 'ws')}/echo?${search}`);
  }, query);
  await session.waitFor((end) => wirescope.counts().connections.some((one) => one.url.endsWith(end)), query);
}

/** Runs in the panel. */
function addGiant(name: (typeof GIANTS)[number]): void {
  const texts = {
    '64 MB of JSON': () =>
      `[${Array.from({ length: 760_000 }, (_, id) => `{"id":${id},"user":{"name":"Ada","tags":["a","b"]},"price":${id},"text":"hello ${id}"}`).join()}]`,
    'JSON 100,000 deep': () => '['.repeat(100_000) + ']'.repeat(100_000),
    '64 MB of text': () => 'hello 123 and so on, line after line\n'.repeat(1_730_000),
  };
  const data = texts[name]();
  const line = (fields: object) => JSON.stringify({ at: Date.now(), ...fields });
  const connection = `giant ${name}`;
  const message = { direction: 'received', opcode: 'text', size: data.length, data };
  wirescope.appendLog([
    line({ type: 'document', document: connection, frameId: 0, url: 'http://giant.test/', seq: 1 }),
    line({ type: 'connection', connection, document: connection, url: 'ws://giant.test/', protocols: [], seq: 2 }),
    line({ type: 'message', connection, ...message, seq: 9_000_000 }),
  ]);
}
