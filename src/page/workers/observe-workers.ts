import { addListener, bare, getEventData, getOf, getter, setOf, stop } from '../builtins.ts';
import type { Traps } from '../traps.ts';
import { type HookForWorkers, observeBlobUrls } from './hooked-blobs.ts';

/** Whoever is told of the workers of this realm. */
export interface WorkerLog {
  /** `port` leads to the worker's hook. */
  made(id: number, port: MessagePort): void;
  ended(id: number): void;
}

/**
 * Observes `win.Worker`. A worker from the network gets its hook from the background, which puts it in front of the
 * script; one from a `blob:` URL gets it here. Its first message is the hook's own, and the page never sees it.
 * https://html.spec.whatwg.org/multipage/workers.html#dom-worker
 */
export function observeWorkers(win: typeof globalThis, traps: Traps, hook: HookForWorkers, log: WorkerLog): void {
  const urlWithHook = observeBlobUrls(win.URL, traps, hook);
  const ids = new WeakMap<object, number>();
  const listen = listenForHooks(ids, hook.word, log);
  traps.instances<'Worker', Worker>(win, 'Worker', listen, (args) => {
    if (args.length > 0) args[0] = urlWithHook(args[0]) ?? args[0];
  });
  traps.method(win.Worker.prototype, 'terminate', (worker) => log.ended(getOf(ids, worker) ?? -1));
}

/** The first message of a worker with a hook is the hook's: its word and a port. Any other is the page's. */
function listenForHooks(ids: WeakMap<object, number>, word: string, log: WorkerLog) {
  const portsOf = getter(MessageEvent.prototype, 'ports');
  const once = bare({ capture: true, once: true });
  let lastId = 0;
  return (worker: Worker) => {
    const listener = (event: Event) => {
      if (!event.isTrusted || getEventData(event) !== word) return;
      stop(event);
      setOf(ids, worker, ++lastId);
      log.made(lastId, portsOf(event)[0] as MessagePort);
    };
    addListener(worker, 'message', listener, once);
  };
}
