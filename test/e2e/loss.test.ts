import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { openSocket } from './open-socket.ts';
import { type LogLine, PanelDriver } from './panel-driver.ts';

declare const wirescope: {
  counts(): { messages: number; lost: number };
  readLog(fromLine: number): { lines: string[]; next: number };
};

const PAGE = '<!doctype html><meta charset="utf-8"><title>Flood</title>';
const MESSAGES = 600;
const SIZE = 512 * 1024;
/** Of the messages: after so many all the others come in one task, 280 MiB, which is more than may wait for a panel. */
const BY_TURNS = 40;

describe.each(BROWSERS)('a panel that stalls in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    server = await startEchoServer({ pages: { '/': PAGE }, echo: false });
    panel = new PanelDriver(
      await launchBrowser(browserName, { extensionDir: extensionDir(browserName), timeout: 25_000 }),
    );
    await panel.session.openPage(`${server.origin}/`);
    await panel.open();
  });

  afterAll(async () => {
    await panel?.session.close();
    await server?.close();
  });

  test('shows or counts every message of the flood, in its place', async () => {
    await openSocket(panel.session, `${server.wsOrigin}/flood`);
    let flooding = true;
    const flooded = panel.session.evaluateInPage(flood, MESSAGES, BY_TURNS, SIZE).finally(() => {
      flooding = false;
    });
    while (flooding) await panel.session.evaluateInPanel(stall, 1_000);
    await flooded;
    await panel.session.waitFor(hasCounted, MESSAGES + 1); // the log is too long to be read more than once

    const lines = await panel.session.evaluateInPanel(readNumbers);
    const shown = lines.filter(({ type }) => type === 'message').slice(0, -1); // all but 'last'
    const losses = lines.filter(({ type }) => type === 'loss');
    const lost = losses.reduce((sum, { messages }) => sum + Number(messages), 0);
    const lostBytes = losses.reduce((sum, { bytes }) => sum + Number(bytes), 0);
    expect(lost).toBeGreaterThan(0);
    expect(shown.length + lost).toBe(MESSAGES);
    expect(lostBytes).toBe(lost * SIZE);
    for (const [index, line] of lines.entries()) {
      const before = lines[index - 1];
      if (before) expect(line.type === 'loss' ? line.since : line.seq).toBe(Number(before.seq) + 1);
    }
    // A filter hides messages, never what is missing: the loss is the row before the last.
    await panel.type('searchbox', 'Filter messages', 'last');
    await panel.waitForRow('last');
    const counts = losses.map(({ messages }) => Number(messages).toLocaleString('en'));
    for (const count of counts) await panel.waitForRow(count);
    await panel.session.waitFor(hasRowCount, 1 + losses.length + 1);
  }, 60_000);
});

/** Runs in the panel: messages and losses without their data, of which there is too much to carry. */
function readNumbers(): LogLine[] {
  const lines: LogLine[] = [];
  for (let from = 0; ; ) {
    const part = wirescope.readLog(from);
    if (part.lines.length === 0) return lines;
    from = part.next;
    for (const text of part.lines) {
      const { data: _, ...line } = JSON.parse(text);
      if (line.type === 'message' || line.type === 'loss') lines.push(line);
    }
  }
}

/** Runs in the panel. */
function hasCounted(all: number): boolean {
  const { messages, lost } = wirescope.counts();
  return messages + lost === all;
}

/** Runs in the panel: the filter has 256 MiB to look through. */
function hasRowCount(count: number): boolean {
  return document.querySelector('[role="grid"][aria-label="Messages"]')?.getAttribute('aria-rowcount') === `${count}`;
}

/** Runs in the panel, which does nothing else meanwhile. */
function stall(milliseconds: number): void {
  for (const end = performance.now() + milliseconds; performance.now() < end; );
}

/** Runs in the page: its tasks take turns with the hook's at first. */
async function flood(messages: number, byTurns: number, size: number): Promise<void> {
  const socket = (window as unknown as { socket: WebSocket }).socket;
  const { port1, port2 } = new MessageChannel();
  const nextTask = () => {
    const next = new Promise((resolve) => {
      port1.onmessage = resolve;
    });
    port2.postMessage(null);
    return next;
  };
  const tail = 'x'.repeat(size - 8);
  for (let index = 0; index < messages; index++) {
    socket.send(String(index).padStart(8, '0') + tail);
    if (index < byTurns && index % 10 === 0) await nextTask();
  }
  socket.send('last');
}
