import { apply, bare, getter, uncurry } from '../builtins.ts';
import { isBinary } from '../observe/payload.ts';
import { safely } from '../safely.ts';
import { sequence } from '../sequence.ts';
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
  const BlobOf = Blob;
  const blobType = getter(Blob.prototype, 'type');
  /** A URL keeps its Blob alive until it is revoked, so this keeps no more. */
  const blobs = new Map<unknown, Blob>();
  /** From the page's URLs to ours, which live as long: a worker may load its own script again. */
  const ours = new Map<unknown, string>();
  const get = uncurry(ours.get as (this: Map<unknown, unknown>, key: unknown) => unknown);
  const set = uncurry(ours.set as (this: Map<unknown, unknown>, key: unknown, value: unknown) => unknown);
  const remove = uncurry(ours.delete as (this: Map<unknown, unknown>, key: unknown) => boolean);

  const urlWithHook = (url: unknown): string | undefined => {
    const blob = get(blobs, url) as Blob | undefined;
    if (blob && !get(ours, url)) {
      const parts = sequence<BlobPart>([prefix(), blob]) as BlobPart[];
      set(ours, url, apply(createObjectURL, Urls, [new BlobOf(parts, bare({ type: blobType(blob) }))]));
    }
    return get(ours, url) as string | undefined;
  };
  traps.method(Urls, 'createObjectURL', (_, url, args) => {
    if (isBinary(args[0])) set(blobs, url, args[0]); // or it is a MediaSource
  });
  traps.around(Urls, 'revokeObjectURL', (target, self, args) => {
    const url = args.length > 0 ? args[0] : undefined;
    return traps.call(target, self, args, () => {
      safely(() => {
        const hooked = get(ours, url);
        if (hooked) apply(revokeObjectURL, Urls, [hooked]);
        remove(ours, url);
        remove(blobs, url);
      });
      return url === word ? url : undefined; // see installFirefoxHook
    });
  });
  return urlWithHook;
}
