import { isRecord } from '../../protocol/parsed.ts';
import type { DocumentFacts } from '../../protocol/routing.ts';

/**
 * Whether a target of the browser is a shared worker that the documents of a tab can be using: one of their origin.
 * Which pages do use it is not told. Service workers have the same type, and another title.
 * https://developer.chrome.com/docs/extensions/reference/api/debugger#type-TargetInfo
 */
export function isNewShared(
  info: unknown,
  known: ReadonlySet<string>,
  documents: readonly DocumentFacts[],
): info is { readonly id: string; readonly url: string } {
  if (!isRecord(info) || info.type !== 'worker' || typeof info.id !== 'string' || typeof info.url !== 'string') {
    return false;
  }
  if (known.has(info.id) || String(info.title).startsWith('Service Worker ')) return false;
  const origin = originOf(info.url);
  return origin !== 'null' && documents.some(({ url }) => originOf(url) === origin);
}

const originOf = (url: string): string => URL.parse(url)?.origin ?? 'null';
