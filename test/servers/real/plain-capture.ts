import { expect } from 'vitest';
import type { PanelDriver } from '../../e2e/panel-driver.ts';

/** What the script of `pages/plain.js` has seen of its socket by itself. */
declare const seen: { direction: string; data: string }[];
declare const ended: Promise<{ code: number; reason: string; wasClean: boolean }>;

/** Waits until the connection has ended, and compares all that the panel has of it with what the page has seen. */
export async function expectAllCaptured(panel: PanelDriver): Promise<void> {
  const end = await panel.session.evaluateInPage(() => ended);
  // Some servers cut the connection right behind their close frame, which Firefox does not call clean.
  expect(end).toMatchObject({ code: 4000, reason: 'asked to close' });
  await panel.waitForLog({ type: 'close', ...end });
  const messages = (await panel.log()).filter(({ type }) => type === 'message');
  const captured = messages.map(({ direction, opcode, data }) => ({
    direction,
    data: opcode === 'text' ? data : [...Buffer.from(String(data), 'base64')].join(),
  }));
  expect(captured).toEqual(await panel.session.evaluateInPage(() => seen));
  expect(captured).toHaveLength(10 + 8 + 500); // sent, given back, and the burst
  await panel.session.waitFor(
    (rows) => document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount') === rows,
    String(captured.length + 1), // and the header
  );
  await panel.waitForRow('"tick":499');
}
