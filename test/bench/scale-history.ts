import type { BrowserName, PanelSession } from '../browsers/browser.ts';
import { flood } from './page-work.ts';
import { type Row, row } from './row.ts';

declare const wirescope: { counts(): { messages: number; lost: number } };

const HISTORY = 100_000;
/** Bytes of each: with what the journal needs besides, that many fit in it. */
const SIZE = 100;

/** The panel is opened when the page already has a history: real page, real hook. Leaves the panel open. */
export async function* measureHistory(browser: BrowserName, session: PanelSession, url: string): AsyncGenerator<Row> {
  await session.closePanel();
  await session.openPage(url);
  await session.evaluateInPage(flood, HISTORY, SIZE, 'text');
  await session.openPanel();
  const first = await session.evaluateInPanel(firstRows);
  await session.waitFor((wanted) => {
    const { messages, lost } = wirescope.counts();
    return messages + lost > wanted;
  }, HISTORY);
  const { messages, lost } = await session.evaluateInPanel(() => wirescope.counts());
  yield row(browser, '100,000 of history: first rows', [first, 'ms'], 500);
  yield row(browser, '100,000 of history: messages shown', [messages, 'messages']);
  yield row(browser, '100,000 of history: messages of which only the number is left', [lost, 'messages']);
}

/**
 * Runs in the panel: ms from the beginning of its document until the frame that the first messages are drawn in has been
 * laid out, to be painted at once; or to now if there are some. The beginning of the next frame would be too late: the
 * rest of the history goes before it.
 */
function firstRows(): Promise<number> {
  const firstRow = () => document.querySelector('[role="row"][data-seq]');
  return new Promise((resolve) => {
    const done = () => {
      drawing.disconnect();
      layout.disconnect();
      resolve(performance.now());
    };
    const layout = new ResizeObserver(done);
    const drawing = new MutationObserver(() => {
      const row = firstRow();
      if (row) layout.observe(row); // it calls at the end of the next layout
    });
    if (firstRow()) done();
    else drawing.observe(document.body, { childList: true, subtree: true });
  });
}
