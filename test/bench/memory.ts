import type { BrowserName, Memory, PanelSession } from '../browsers/browser.ts';
import { MIXED_MESSAGES } from './bench-server.ts';
import { flood } from './page-work.ts';
import { type Row, row } from './row.ts';

declare const wirescope: { counts(): { messages: number; lost: number } };

const MESSAGES = 50_000;
const PAYLOAD =
  ((2 * MESSAGES) / MIXED_MESSAGES.length) * MIXED_MESSAGES.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
/** Of the panel, for all that it is given: 1.5 × the payload bytes, and 64 B a message. */
const PANEL_BUDGET = 1.5 * PAYLOAD + 64 * 2 * MESSAGES;
const MIB = 1024 * 1024;

/** What page, background and panel hold: without messages, after 50,000 and after 100,000 mixed ones, and afterwards. */
export async function measureMemory(browser: BrowserName, session: PanelSession, url: string): Promise<Row[]> {
  await session.openPage(url);
  const before = await session.memory();
  const rows = rowsOf(browser, 'before', before);
  let full = before;
  for (const count of [MESSAGES, 2 * MESSAGES]) {
    await session.evaluateInPage(flood, MESSAGES, 0, 'mixed');
    await session.waitFor((wanted) => wirescope.counts().messages >= wanted, count);
    full = await session.memory();
    rows.push(...rowsOf(browser, `with ${count} messages`, full));
  }
  await session.openPage(`${url}?after`);
  await session.waitFor(() => wirescope.counts().messages === 0);
  rows.push(...rowsOf(browser, 'after', await session.memory()));
  const held = ((full.panel ?? 0) - (before.panel ?? 0)) / MIB;
  return [
    ...rows,
    row(browser, 'payload of 100,000 mixed messages', [PAYLOAD / MIB, 'MiB']),
    row(browser, 'memory of the panel for 100,000 mixed messages', [held, 'MiB'], PANEL_BUDGET / MIB),
  ];
}

function rowsOf(browser: BrowserName, stage: string, memory: Memory): Row[] {
  return Object.entries(memory)
    .filter((entry): entry is [string, number] => entry[1] !== null)
    .map(([world, bytes]) => row(browser, `memory of the ${world}, ${stage}`, [bytes / MIB, 'MiB']));
}
