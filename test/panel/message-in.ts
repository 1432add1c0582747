import type { PanelPage } from './panel-page.ts';

/** Adds a message to the session and chooses its row, the last one. */
export async function choose(panel: PanelPage, data: string | readonly number[], row: string): Promise<void> {
  await panel.page.evaluate((given) => {
    const { session } = standalone;
    const payload =
      typeof given === 'string'
        ? ({ opcode: 'text', data: given } as const)
        : ({ opcode: 'binary', data: Uint8Array.from(given).buffer } as const);
    const [connection = ''] = session.connections.keys();
    const common = { type: 'message', direction: 'received', discarded: false, resent: false } as const;
    session.append([{ ...common, connection, seq: 100_000 + session.rowCount, at: Date.now(), payload }]);
  }, data);
  await panel.row(row).last().click();
}

/** Adds messages of the page that are alike to the session, on its first connection. */
export async function addSent(panel: PanelPage, text: string, count: number): Promise<void> {
  await panel.page.evaluate(
    ([data, times]) => {
      const { session } = standalone;
      const [connection = ''] = session.connections.keys();
      const common = { type: 'message', direction: 'sent', discarded: false, resent: false } as const;
      session.append(
        Array.from({ length: times }, () => {
          const seq = 100_000 + session.rowCount;
          return { ...common, connection, seq, at: Date.now(), payload: { opcode: 'text', data } as const };
        }),
      );
    },
    [text, count] as const,
  );
}

/** What is on the clipboard. */
export const clipboard = (panel: PanelPage): Promise<string> =>
  panel.page.evaluate(() => navigator.clipboard.readText());
