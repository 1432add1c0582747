import type { BrowserName, PanelSession } from '../browsers/browser.ts';
import { installProbe } from './panel-probe.ts';
import { type Row, row } from './row.ts';
import { fillPanel, installPayloads } from './scale-corpus.ts';
import { measureGiants } from './scale-details.ts';
import { measureFinding } from './scale-find.ts';
import { measureHistory } from './scale-history.ts';
import { measureScroll } from './scale-scroll.ts';
import { measureViews } from './scale-views.ts';

declare const wirescope: { counts(): { messages: number } };

const MESSAGES = 1_000_000;
const MIB = 1024 * 1024;

/**
 * The panel with a million messages, which are put into its session as lines of a session log: what the way from the
 * page costs is measured by the full rate.
 */
export async function* measureScale(browser: BrowserName, session: PanelSession, url: string): AsyncGenerator<Row> {
  yield* measureHistory(browser, session, url);
  await session.openPage(`${url}?scale`);
  await session.waitFor(() => wirescope.counts().messages === 0);
  await session.evaluateInPanel(installProbe);
  await session.evaluateInPanel(installPayloads);
  yield* measureMemoryOf(browser, session);
  yield* measureScroll(browser, session);
  yield* measureFinding(browser, session);
  yield* measureViews(browser, session);
  yield* measureLeaving(browser, session, `${url}?left`);
  yield* measureGiants(browser, session, url);
}

/** Puts the messages into the panel. */
async function* measureMemoryOf(browser: BrowserName, session: PanelSession): AsyncGenerator<Row> {
  const before = (await session.memory()).panel ?? 0;
  const { bytes, messages } = await session.evaluateInPanel(fillPanel, MESSAGES);
  await session.evaluateInPanel(() => probe.quiet());
  const held = ((await session.memory()).panel ?? 0) - before;
  const budget = 1.5 * bytes + 64 * messages;
  yield row(browser, 'payload of 1,000,000 messages', [bytes / MIB, 'MiB']);
  yield row(browser, 'memory of the panel for 1,000,000 messages', [held / MIB, 'MiB'], budget / MIB);
}

/** The page is left for another one, whose log begins empty. */
async function* measureLeaving(browser: BrowserName, session: PanelSession, url: string): AsyncGenerator<Row> {
  await session.evaluateInPanel(() => probe.start());
  await session.openPage(url);
  await session.waitFor(() => wirescope.counts().messages === 0);
  await session.evaluateInPanel(() => probe.quiet());
  const { longestTask } = await session.evaluateInPanel(() => probe.stop());
  yield row(browser, '1,000,000 messages left for another page: longest task', [longestTask, 'ms'], 50);
}
