import type { Handshake } from './handshake.ts';
import { BATCH_MESSAGES, FACT_LENGTH } from './limits.ts';
import { invalid, isCount, isRecord, isText, isTime, type Parsed, valid } from './parsed.ts';
import { parseToPage, type ToPage } from './to-page.ts';

/** Names of the two kinds of port that the background accepts. */
export const RELAY_PORT = 'relay';
export const PANEL_PORT_PREFIX = 'panel:';

/** The relay of one document, to the background. `envelopes` stay unread until the panel parses them. */
export type FromRelay =
  | { readonly type: 'hello'; readonly documentId: string; readonly timeOrigin: number }
  | { readonly type: 'batch'; readonly envelopes: readonly unknown[] }
  | ({ readonly type: 'handshake' } & KeptHandshake);

/** A handshake as the relay has it. `handshake` stays unread until the panel parses it. */
export interface KeptHandshake {
  readonly handshake: unknown;
  /** What the clock of requests is ahead of the document's own, in ms. */
  readonly skew: number;
  /** Older ones that the relay could not keep. */
  readonly dropped: number;
}

/** The background, to the relay of a document: what is new of one handshake. Sent as a single message. */
export interface HandshakePart {
  readonly type: 'handshake';
  readonly part: Pick<Handshake, 'id' | 'url'> & Partial<Handshake>;
}

/** The background, to every relay of a tab: somebody wants to hear you. Sent as a single message, not over a port. */
export interface WakeRelays {
  readonly type: 'wake';
}

/** One document of the inspected tab. `timeOrigin`: when its navigation began, ms since the Unix epoch. */
export interface DocumentFacts {
  readonly documentId: string;
  /** 0 is the top frame. */
  readonly frameId: number;
  readonly url: string;
  readonly timeOrigin: number;
}

/** The background, to the panel of one tab. */
export type ToPanel =
  /** The background is there: the first message on every port. */
  | { readonly type: 'ready' }
  | ({ readonly type: 'document' } & DocumentFacts)
  | { readonly type: 'batch'; readonly documentId: string; readonly envelopes: readonly unknown[] }
  | ({ readonly type: 'handshake'; readonly documentId: string } & KeptHandshake)
  /** The document was unloaded, or lost its relay. */
  | { readonly type: 'gone'; readonly documentId: string }
  /** No relay answers in this tab: its page was loaded before the extension was, or is out of bounds for it. */
  | { readonly type: 'unreachable' }
  /** A newer panel took over this tab. */
  | { readonly type: 'replaced' };

/** The panel, to the background. */
export type FromPanel =
  | { readonly type: 'discover' }
  | { readonly type: 'to-document'; readonly documentId: string; readonly message: ToPage };

/** Bounded, because a list with holes travels at no cost and takes for ever to walk. */
const isBatch = (raw: unknown): raw is unknown[] => Array.isArray(raw) && raw.length <= BATCH_MESSAGES;
const isDocumentId = (raw: unknown): raw is string => isText(raw, 100) && raw !== '';

export function parseFromRelay(raw: unknown): Parsed<FromRelay> {
  if (!isRecord(raw)) return invalid('not a record');
  if (raw.type === 'hello') {
    const { documentId, timeOrigin } = raw;
    if (!isDocumentId(documentId) || !isTime(timeOrigin)) return invalid('bad hello');
    return valid({ type: 'hello', documentId, timeOrigin });
  }
  if (raw.type === 'batch' && isBatch(raw.envelopes)) return valid({ type: 'batch', envelopes: raw.envelopes });
  const kept = raw.type === 'handshake' && parseKept(raw);
  return kept ? valid({ type: 'handshake', ...kept }) : invalid('unknown message of a relay');
}

function parseKept({ handshake, skew, dropped }: Record<string, unknown>): KeptHandshake | undefined {
  return isTime(skew) && isCount(dropped) ? { handshake, skew, dropped } : undefined;
}

export function parseToPanel(raw: unknown): Parsed<ToPanel> {
  if (!isRecord(raw)) return invalid('not a record');
  const { documentId } = raw;
  switch (raw.type) {
    case 'document': {
      const { frameId, url, timeOrigin } = raw;
      if (!isDocumentId(documentId) || !isCount(frameId) || typeof url !== 'string' || !isTime(timeOrigin)) {
        return invalid('bad document');
      }
      return valid({ type: 'document', documentId, frameId, url: url.slice(0, FACT_LENGTH), timeOrigin });
    }
    case 'batch':
      if (!isDocumentId(documentId) || !isBatch(raw.envelopes)) return invalid('bad batch');
      return valid({ type: 'batch', documentId, envelopes: raw.envelopes });
    case 'handshake': {
      const kept = parseKept(raw);
      if (!kept || !isDocumentId(documentId)) return invalid('bad handshake');
      return valid({ type: 'handshake', documentId, ...kept });
    }
    case 'gone':
      return isDocumentId(documentId) ? valid({ type: 'gone', documentId }) : invalid('bad gone');
    case 'ready':
    case 'unreachable':
    case 'replaced':
      return valid({ type: raw.type });
    default:
      return invalid('unknown message for the panel');
  }
}

export function parseFromPanel(raw: unknown): Parsed<FromPanel> {
  if (!isRecord(raw)) return invalid('not a record');
  if (raw.type === 'discover') return valid({ type: 'discover' });
  if (raw.type !== 'to-document' || !isDocumentId(raw.documentId)) return invalid('unknown message of a panel');
  const message = parseToPage(raw.message);
  return message.ok ? valid({ type: 'to-document', documentId: raw.documentId, message: message.value }) : message;
}

export const isWake = (raw: unknown): raw is WakeRelays => isRecord(raw) && raw.type === 'wake';

export const isHandshakePart = (raw: unknown): raw is HandshakePart =>
  isRecord(raw) && raw.type === 'handshake' && isRecord(raw.part) && typeof raw.part.id === 'string';
