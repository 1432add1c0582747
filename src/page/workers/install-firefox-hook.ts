import type { HistoryLimits } from '../../protocol/history-limits.ts';
import { ENDED, MADE, WORD } from '../../protocol/meeting.ts';
import { bare, dispatch, uncurry } from '../builtins.ts';
import { installHook } from '../install-hook.ts';
import { RelayLink } from '../relay-link.ts';
import { observeWorkers, type WorkerLog } from './observe-workers.ts';
import { WorkerLink, type WorkerScope } from './worker-link.ts';

/**
 * In Firefox the whole hook is one function, `wirescopeHook`, so that its own text can be put in front of a worker's
 * script; the build wraps it (vite.config.ts). `wirescopeWord` is what it was called with: nothing in a document, and in
 * a worker the word by which its hook makes itself known. `wirescopeGated`, of a worker: rules are on where it was made.
 */
declare const wirescopeHook: () => void;
declare const wirescopeWord: string | undefined;
declare const wirescopeGated: 0 | 1 | undefined;

/** The hook of a document or of a worker. */
export function installFirefoxHook(win: typeof globalThis, limits: HistoryLimits): void {
  // The modules that a worker's script imports run before it, and each of them has the hook: the first one installs it,
  // and only its `revokeObjectURL` returns something. Until then nothing has been changed.
  if (wirescopeWord && URL.revokeObjectURL(wirescopeWord)) return;
  const word = wirescopeWord ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
  const source = uncurry(Function.prototype.toString)(wirescopeHook);
  let log: WorkerLog;
  let leave: (() => void) | undefined;
  installHook(
    win,
    limits,
    (_, journal, handle, text) => {
      if (!win.document) {
        const worker = new WorkerLink(win as unknown as WorkerScope, journal, handle, word);
        leave = () => {
          handle({ type: 'gates', on: false }); // what was sent before goes before
          worker.leave();
        };
        if (wirescopeGated) handle({ type: 'gates', on: true });
        log = worker;
        return worker;
      }
      const link = new RelayLink(win, journal, handle, text);
      log = logTo(link.theirs);
      dispatch(link.theirs, new MessageEvent(WORD, { data: word }));
      return link;
    },
    (traps, connections) => {
      const prefix = () => `try{(${source})("${word}",this||globalThis,${connections.gates?.isOn ? 1 : 0})}catch{}`;
      observeWorkers(win, traps, { word, prefix }, log);
      // At once: no later task comes, nor a microtask.
      if (leave) traps.method(win as unknown as WorkerScope, 'close', leave);
    },
  );
}

/** As events on the port object that the relay holds: nothing is posted, so nothing has to be transferred. */
function logTo(port: MessagePort): WorkerLog {
  const EventOf = MessageEvent;
  const tell = (type: string, id: number, data?: MessagePort) =>
    dispatch(port, new EventOf(type, bare({ data, lastEventId: `${id}` })));
  return { made: (id, worker) => tell(MADE, id, worker), ended: (id) => tell(ENDED, id) };
}
