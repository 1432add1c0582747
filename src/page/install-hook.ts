import type { HistoryLimits } from '../protocol/history-limits.ts';
import { hearMessages } from './hear-messages.ts';
import { Journal } from './journal.ts';
import type { Connect, Link } from './link.ts';
import { installNativeText } from './native-text.ts';
import { ConnectionLog } from './observe/connection-log.ts';
import { observeOtherApis } from './observe/other-apis.ts';
import { observeWebSocket } from './observe/web-socket.ts';
import type { Undo } from './patch.ts';
import { TailCalls } from './tail-calls.ts';
import { Traps } from './traps.ts';

/**
 * Puts the hook into a window or worker, before the first script has run there. Returns what takes it out again.
 * `observeMore` patches what only some browsers need, once the link is there.
 */
export function installHook(
  win: typeof globalThis,
  limits: HistoryLimits,
  connect: Connect,
  observeMore?: (traps: Traps, log: ConnectionLog) => void,
): Undo {
  const journal = new Journal(limits);
  const log = new ConnectionLog(journal, (isAlone) => link.changed(isAlone));
  const calls = new TailCalls();
  const text = installNativeText(win, calls);
  const traps = new Traps(text, calls);
  observeWebSocket(win, log, traps, calls);
  observeOtherApis(win, log, traps);
  const uninstall = () => {
    traps.undo();
    text.undo();
    log.stop();
  };
  const handle = hearMessages({ journal, log, traps, uninstall, link: () => link });
  const link: Link = connect(win, journal, handle, text);
  observeMore?.(traps, log);
  return uninstall;
}
