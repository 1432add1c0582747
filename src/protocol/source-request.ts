import { FACT_LENGTH } from './limits.ts';
import { invalid, isCount, isRecord, isText, type Parsed, valid } from './parsed.ts';

/** The panel, to the background (Firefox, whose DevTools show no source to extensions). Sent as a single message. */
export interface SourceRequest {
  readonly type: 'open-source';
  readonly tabId: number;
  /** A `view-source:` address. */
  readonly address: string;
}

/**
 * What shows a line of a script in a tab. Null for what is not loaded over HTTP: the page names these addresses, and the
 * browser is to open no other for it.
 */
export function sourceAddress(url: string, line: number): string | null {
  const parsed = url.length <= FACT_LENGTH ? URL.parse(url) : null;
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:') return null;
  parsed.hash = `line${line}`;
  return `view-source:${parsed.href}`;
}

export function parseSourceRequest(raw: unknown): Parsed<SourceRequest> {
  if (!isRecord(raw) || raw.type !== 'open-source' || !isCount(raw.tabId)) return invalid('no request for a source');
  const { address, tabId } = raw;
  if (!isText(address, 2 * FACT_LENGTH)) return invalid('no address');
  const [, url, line] = /^view-source:(.+)#line(\d+)$/s.exec(address) ?? [];
  if (url === undefined || sourceAddress(url, Number(line)) !== address) return invalid('bad address');
  return valid({ type: 'open-source', tabId, address });
}
