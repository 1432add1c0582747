import type { Signal } from '@preact/signals';
import { connect } from '../platform/runtime-port.ts';
import { type FromPanel, PANEL_PORT_PREFIX } from '../protocol/routing.ts';
import type { Receiver } from '../session/receiver.ts';
import type { NoticeId } from './panel-services.ts';

const RETRY_MS = 1_000;

/**
 * Keeps the receiver connected to the background of the extension, which the browser may end whenever it likes:
 * connecting again starts it again, and every document resumes where it was.
 */
export function keepConnected(receiver: Receiver, tabId: number, notice: Signal<NoticeId | null>): void {
  const open = () => {
    try {
      attach();
    } catch {
      notice.value = 'extension-gone'; // "Extension context invalidated": only new DevTools can help
    }
  };
  const attach = () => {
    const port = connect<FromPanel>(`${PANEL_PORT_PREFIX}${tabId}`);
    let heard = false;
    port.subscribe(() => {
      heard = true;
      notice.value = null;
    });
    port.onClosed(() => {
      if (receiver.status === 'replaced') return;
      if (heard) return open();
      notice.value = 'background-lost'; // it does not even start: not again at once
      setTimeout(open, RETRY_MS);
    });
    receiver.attach(port);
  };
  open();
}
