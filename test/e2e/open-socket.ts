import type { PanelSession } from '../browsers/browser.ts';

/** Opens a WebSocket in the inspected page, as its global `socket`. Resolves when it is open. */
export function openSocket(session: PanelSession, url: string, binaryType: BinaryType = 'blob'): Promise<void> {
  return session.evaluateInPage(
    (address, type) =>
      new Promise<void>((resolve) => {
        const socket = new WebSocket(address);
        socket.binaryType = type;
        Object.assign(window, { socket });
        socket.onopen = () => resolve();
      }),
    url,
    binaryType,
  );
}
