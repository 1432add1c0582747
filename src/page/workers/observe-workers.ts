import { addListener, bare, construct, getEventData, getter, uncurry } from '../builtins.ts';
import type { NativeText } from '../native-text.ts';
import { patch, type Undo } from '../patch.ts';
import { safely } from '../safely.ts';
import { type HookForWorkers, observeBlobUrls } from './hooked-blobs.ts';
import { observeCalls } from './observe-calls.ts';

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
export function observeWorkers(win: typeof globalThis, text: NativeText, hook: HookForWorkers, log: WorkerLog): Undo {
  const { Worker: Native } = win;
  const { prototype } = Native;
  const { urlWithHook, undo } = observeBlobUrls(win.URL, text, hook);
  const ids = new WeakMap<object, number>();
  const getId = uncurry(ids.get);
  const listen = listenForHooks(uncurry(ids.set).bind(null, ids), hook.word, log);
  const Observed = new Proxy(
    Native,
    bare<ProxyHandler<typeof Native>>({
      construct(target, args, newTarget) {
        safely(() => {
          if (args.length > 0) args[0] = urlWithHook(args[0]) ?? args[0];
        });
        const worker = construct(target, args, newTarget) as Worker;
        safely(() => listen(worker));
        return worker;
      },
    }),
  );
  const all = [
    ...undo, // before the page's first script
    patch(win, 'Worker', text.disguise(Observed, Native)),
    patch<{ constructor: object }, 'constructor'>(prototype, 'constructor', Observed),
    observeCalls(prototype, 'terminate', text, (worker) => log.ended(getId(ids, worker) ?? -1)),
  ];
  return () => {
    for (let index = 0; index < all.length; index++) all[index]?.();
  };
}

/** The first message of a worker with a hook is the hook's: its word and a port. Any other is the page's. */
function listenForHooks(setId: (worker: object, id: number) => unknown, word: string, log: WorkerLog) {
  const portsOf = getter(MessageEvent.prototype, 'ports');
  const stop = uncurry(Event.prototype.stopImmediatePropagation);
  const once = bare({ capture: true, once: true });
  let lastId = 0;
  return (worker: Worker) => {
    const listener = (event: Event) => {
      if (!event.isTrusted || getEventData(event) !== word) return;
      stop(event);
      setId(worker, ++lastId);
      log.made(lastId, portsOf(event)[0] as MessagePort);
    };
    addListener(worker, 'message', listener, once);
  };
}
