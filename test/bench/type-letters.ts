import type { PanelSession } from '../browsers/browser.ts';

/**
 * Types as people do, a letter after the frame of the one before: keys that come at once go before the timer of the
 * probe, which then takes them all for one task.
 */
export async function typeLetters(session: PanelSession, box: string, text: string): Promise<void> {
  for (const letter of text) {
    await session.type(box, letter);
    await session.evaluateInPanel(() => probe.frames(1));
  }
}
