import { addListener, apply, bare, construct, getEventData, getter, uncurry } from '../builtins.ts';
import type { NativeText } from '../native-text.ts';
import { isBinary } from '../observe/payload.ts';
import { safely } from '../observe/web-socket.ts';
import { patch, type Undo } from '../patch.ts';
import { sequence } from '../sequence.ts';
import { observeCalls } from './observe-calls.ts';

/** Whoever is told of the workers of this realm. */
export interface WorkerLog {
  /** `port` leads to the worker's hook. */
  made(id: number, port: MessagePort): void;
  ended(id: number): void;
}

export interface HookForWorkers {
  /** Source text that puts the hook into a worker, in one line. */
  readonly prefix: string;
  /** What the hook says to whoever made the worker, with a port of its own. */
  readonly word: string;
}

/**
 * Observes `win.Worker`. A worker from the network gets its hook from the background, which puts it in front of the
 * script; one from a `blob:` URL gets it here. Its first message is the hook's own, and the page never sees it.
 * https://html.spec.whatwg.org/multipage/workers.html#dom-worker
 */
export function observeWorkers(win: typeof globalThis, text: NativeText, hook: HookForWorkers, log: WorkerLog): Undo {
  const { Worker: Native, URL: Urls } = win;
  const { prototype } = Native;
  const { createObjectURL, revokeObjectURL } = Urls;
  const ids = new WeakMap<object, number>();
  const getId = uncurry(ids.get);
  const listen = listenForHooks(uncurry(ids.set).bind(null, ids), hook.word, log);
  /** A URL keeps its Blob alive until it is revoked, so this keeps no more. */
  const blobs = new Map<unknown, Blob>();
  const getBlob = uncurry(blobs.get);
  const setBlob = uncurry(blobs.set);
  const deleteBlob = uncurry(blobs.delete);
  const blobType = getter(Blob.prototype, 'type');
  const BlobOf = Blob;

  const Observed = new Proxy(
    Native,
    bare<ProxyHandler<typeof Native>>({
      construct(target, args, newTarget) {
        const blob = args.length > 0 && getBlob(blobs, args[0]);
        if (blob) {
          const parts = sequence<BlobPart>([hook.prefix, blob]) as BlobPart[];
          args[0] = apply(createObjectURL, Urls, [new BlobOf(parts, bare({ type: blobType(blob) }))]);
        }
        const worker = construct(target, args, newTarget) as Worker;
        safely(() => listen(worker));
        if (blob) apply(revokeObjectURL, Urls, [args[0]]); // the worker has begun to load by now
        return worker;
      },
    }),
  );
  const undo = [
    patch(win, 'Worker', text.disguise(Observed, Native)),
    patch<{ constructor: object }, 'constructor'>(prototype, 'constructor', Observed),
    observeCalls(prototype, 'terminate', text, (worker) => log.ended(getId(ids, worker) ?? -1)),
    observeCalls(Urls, 'createObjectURL', text, (_, source, url) => {
      if (isBinary(source)) setBlob(blobs, url, source as Blob); // or it is a MediaSource
      return url;
    }),
    observeCalls(Urls, 'revokeObjectURL', text, (_, url) => {
      deleteBlob(blobs, url);
      return url === hook.word ? url : undefined; // see installFirefoxHook
    }),
  ];
  return () => {
    for (let index = 0; index < undo.length; index++) undo[index]?.();
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
