import { apply, BlobOf, bare, getter } from '../builtins.ts';
import { isBinary } from '../observe/payload.ts';
import { safely } from '../safely.ts';
import { sequence } from '../sequence.ts';
import { argument } from '../tail-calls.ts';
import type { Traps } from '../traps.ts';

export interface HookForWorkers {
  /** Source text that puts the hook into a worker that is made now, in one line. */
  readonly prefix: () => string;
  /** What the hook says to whoever made the worker, with a port of its own. */
  readonly word: string;
}

/**
 * The address of the script of a `blob:` URL with the hook in front; undefined when it is no Blob of this realm.
 */
export type UrlWithHook = (url: unknown) => string | undefined;

/** Observes the `blob:` URLs of a realm: what is behind one cannot be asked when a worker is made from it. */
export function observeBlobUrls(Urls: typeof URL, traps: Traps, { prefix, word }: HookForWorkers): UrlWithHook {
  const { createObjectURL, revokeObjectURL } = Urls;
  const blobType = getter(Blob.prototype, 'type');
  /** A URL keeps its Blob alive until it is revoked, so this keeps no more. */
  const blobs = bare<Record<string, Blob>>({});
  /** From the page's URLs to ours, which live as long: a worker may load its own script again. */
  const ours = bare<Record<string, string>>({});

  const urlWithHook = (url: unknown): string | undefined => {
    if (typeof url !== 'string') return undefined;
    const blob = blobs[url];
    if (blob && !ours[url]) {
      const parts = sequence<BlobPart>([prefix(), blob]) as BlobPart[];
      ours[url] = apply(createObjectURL, Urls, [new BlobOf(parts, bare({ type: blobType(blob) }))]);
    }
    return ours[url];
  };
  traps.method(Urls, 'createObjectURL', (_, url, args) => {
    if (isBinary(args[0])) blobs[url] = args[0] as Blob; // or it is a MediaSource
  });
  traps.around(Urls, 'revokeObjectURL', (target, self, args) => {
    const url = argument(args, 0);
    return traps.call(target, self, args, () => {
      safely(() => {
        if (typeof url !== 'string') return;
        const hooked = ours[url];
        if (hooked) apply(revokeObjectURL, Urls, [hooked]);
        delete ours[url];
        delete blobs[url];
      });
      return url === word ? url : undefined; // see installFirefoxHook
    });
  });
  return urlWithHook;
}
