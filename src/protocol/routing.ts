import { type EngineCommand, type EngineNews, parseEngineNews } from './engine.ts';
import type { Handshake } from './handshake.ts';
import { BATCH_MESSAGES, FACT_LENGTH } from './limits.ts';
import { type ParcelMessage, type ParcelNews, parseParcelNews } from './parcel.ts';
import { invalid, isCount, isRecord, isText, isTime, type Parsed, valid } from './parsed.ts';
import type { ToPage } from './to-page.ts';

/** Names of the kinds of port that the background accepts. */
export const RELAY_PORT = 'relay';
/** And the id of a document that is being left (Chromium): over it go batches, without a hello. */
export const LAST_PORT_PREFIX = 'last:';
export const PANEL_PORT_PREFIX = 'panel:';

/** What a document reports, for the panel to parse: see `HookBatch`. */
export interface UnreadBatch {
  readonly envelopes: readonly unknown[];
  readonly packed?: unknown;
}

/** What was asked for of a big payload, for the panel to parse: see `Piece`. */
export interface UnreadPiece {
  readonly type: 'piece';
  readonly piece: unknown;
}

/** The relay of one document, to the background. `envelopes` stay unread until the panel parses them. */
export type FromRelay =
  | {
      readonly type: 'hello';
      readonly documentId: string;
      readonly timeOrigin: number;
      /** Absent for the document itself. */
      readonly worker?: WorkerFacts;
    }
  | ({ readonly type: 'batch' } & UnreadBatch)
  | UnreadPiece
  | ({ readonly type: 'handshakes' } & KeptHandshakes);

/** Handshakes as the relay has them. Each stays unread until the panel parses it. */
export interface KeptHandshakes {
  readonly handshakes: readonly unknown[];
  /** What the clock of requests is ahead of the document's own, in ms. */
  readonly skew: number;
  /** Older ones that the relay could not keep. */
  readonly dropped: number;
}

/** The background, to the relay of a document: what is new of its handshakes. Sent as a single message. */
export interface HandshakeNews {
  readonly type: 'handshakes';
  readonly handshakes: readonly (Pick<Handshake, 'id' | 'url'> & Partial<Handshake>)[];
}

/** The background, to every relay of a tab: somebody wants to hear you. Sent as a single message, not over a port. */
export interface WakeRelays {
  readonly type: 'wake';
}

/** Over the port to a relay: the panel's commands, which the background has parsed, and in Firefox news of its own. */
export type ToRelay = ToPage | SharedWorkerChannels;

/** Single messages to the relays of frames. Nobody but the background can send them. */
export type ToFrame = WakeRelays | HandshakeNews | WorkerBegins;

/** What a document in the sense of the protocol is when it is no frame: a worker has a hook of its own. */
export type WorkerContext = 'dedicated-worker' | 'shared-worker' | 'service-worker';

/** `client`: the panel itself, of the connections that the user opens from it. No document of a page says so. */
export type DocumentContext = WorkerContext | 'client';

/** What the relay of a frame knows of one of its workers, and the browser does not tell. */
export interface WorkerFacts {
  readonly context: WorkerContext;
  readonly parent?: string;
  readonly url: string;
  readonly timeOrigin: number;
}

/** The background, to the relay of a document (Firefox): the channels of the shared workers that its origin has had. */
export interface SharedWorkerChannels {
  readonly type: 'shared-workers';
  readonly channels: readonly string[];
}

/** The background, to the relay of a frame, before a worker of its own begins: what is the word of this frame? */
export interface WorkerBegins {
  readonly type: 'worker-begins';
}

/** A frame or worker of the inspected tab. `timeOrigin`: when its loading began, ms since the Unix epoch. */
export interface DocumentFacts {
  readonly documentId: string;
  /** 0 is the top frame. Of a worker: the frame that it belongs to, 0 when that is not known. */
  readonly frameId: number;
  /** Absent for a frame. */
  readonly context?: DocumentContext;
  /** The `documentId` of the frame or worker that made a worker; absent when it is not known. */
  readonly parent?: string;
  readonly url: string;
  readonly timeOrigin: number;
}

/**
 * Whether the workers of a tab are captured. `refused`: the browser said no, `reason` is its text · `canceled`: the user
 * has ended it in the browser's banner · `ended`: the browser has, by itself · `unavailable`: this browser has no debugger for extensions.
 */
export interface WorkerCaptureState {
  readonly status: 'on' | 'off' | 'refused' | 'canceled' | 'ended' | 'unavailable';
  readonly reason?: string;
}

/** The background, to the panel of one tab. */
export type ToPanel =
  /** The background is there: the first message on every port. */
  | { readonly type: 'ready' }
  | ({ readonly type: 'document' } & DocumentFacts)
  | ({ readonly type: 'batch'; readonly documentId: string } & UnreadBatch)
  | (UnreadPiece & { readonly documentId: string })
  | ({ readonly type: 'handshakes'; readonly documentId: string } & KeptHandshakes)
  /** The document was unloaded, or lost its relay. */
  | { readonly type: 'gone'; readonly documentId: string }
  /** No relay answers in this tab: its page was loaded before the extension was, or is out of bounds for it. */
  | { readonly type: 'unreachable' }
  /** A newer panel took over this tab. */
  | { readonly type: 'replaced' }
  | ({ readonly type: 'capture-workers' } & WorkerCaptureState)
  | { readonly type: 'engine'; readonly documentId: string; readonly news: EngineNews }
  | { readonly type: 'parcel'; readonly parcelId: string; readonly news: ParcelNews }
  | RulesInForce;

/** The background, to the panel: so many rules are in force in its tab. `error`: why some of it could not be done. */
export interface RulesInForce {
  readonly type: 'rules-in-force';
  readonly rules: number;
  readonly error?: string;
}

/** The panel, to the background. */
export type FromPanel =
  | { readonly type: 'discover' }
  /** The user's switch; off is where every panel begins. */
  | { readonly type: 'capture-workers'; readonly on: boolean }
  | { readonly type: 'to-document'; readonly documentId: string; readonly message: ToPage }
  /** Every rule that is to be in force in the tab from now on; the background reads them. The same seed, the same run. */
  | { readonly type: 'rules'; readonly rules: readonly unknown[]; readonly seed: number }
  | { readonly type: 'to-engine'; readonly documentId: string; readonly command: EngineCommand }
  | ({ readonly type: 'parcel' } & ParcelMessage);

/** Bounded, because a list with holes travels at no cost and takes for ever to walk. */
export const isBatch = (raw: unknown): raw is unknown[] => Array.isArray(raw) && raw.length <= BATCH_MESSAGES;
export const unread = (envelopes: unknown[], packed: unknown): UnreadBatch =>
  packed === undefined ? { envelopes } : { envelopes, packed };
export const isDocumentId = (raw: unknown): raw is string => isText(raw, 100) && raw !== '';
const CAPTURE_STATUSES: readonly unknown[] = ['on', 'off', 'refused', 'canceled', 'ended', 'unavailable'];
const isCaptureStatus = (raw: unknown): raw is WorkerCaptureState['status'] => CAPTURE_STATUSES.includes(raw);
export const isWorkerContext = (raw: unknown): raw is WorkerContext =>
  raw === 'dedicated-worker' || raw === 'shared-worker' || raw === 'service-worker';

export const isDocumentContext = (raw: unknown): raw is DocumentContext => raw === 'client' || isWorkerContext(raw);

export function parseKept({ handshakes, skew, dropped }: Record<string, unknown>): KeptHandshakes | undefined {
  return isBatch(handshakes) && isTime(skew) && isCount(dropped) ? { handshakes, skew, dropped } : undefined;
}

export function parseToPanel(raw: unknown): Parsed<ToPanel> {
  if (!isRecord(raw)) return invalid('not a record');
  const { documentId } = raw;
  switch (raw.type) {
    case 'document': {
      const facts = parseDocumentFacts(raw);
      return facts ? valid({ type: 'document', ...facts }) : invalid('bad document');
    }
    case 'batch':
      if (!isDocumentId(documentId) || !isBatch(raw.envelopes)) return invalid('bad batch');
      return valid({ type: 'batch', documentId, ...unread(raw.envelopes, raw.packed) });
    case 'piece':
      return isDocumentId(documentId) ? valid({ type: 'piece', documentId, piece: raw.piece }) : invalid('bad piece');
    case 'handshakes': {
      const kept = parseKept(raw);
      if (!kept || !isDocumentId(documentId)) return invalid('bad handshakes');
      return valid({ type: 'handshakes', documentId, ...kept });
    }
    case 'gone':
      return isDocumentId(documentId) ? valid({ type: 'gone', documentId }) : invalid('bad gone');
    case 'ready':
    case 'unreachable':
    case 'replaced':
      return valid({ type: raw.type });
    case 'capture-workers':
      return parseCapture(raw);
    case 'engine': {
      const news = isDocumentId(documentId) ? parseEngineNews(raw.news) : undefined;
      return news && isDocumentId(documentId) ? valid({ type: 'engine', documentId, news }) : invalid('bad news');
    }
    case 'parcel': {
      const news = isText(raw.parcelId, 100) ? parseParcelNews(raw.news) : undefined;
      return news ? valid({ type: 'parcel', parcelId: String(raw.parcelId), news }) : invalid('bad news of a parcel');
    }
    case 'rules-in-force':
      return parseInForce(raw);
    default:
      return invalid('unknown message for the panel');
  }
}

function parseCapture({ status, reason }: Record<string, unknown>): Parsed<ToPanel> {
  if (!isCaptureStatus(status) || (reason !== undefined && !isText(reason, FACT_LENGTH))) {
    return invalid('bad state of the capture of workers');
  }
  return valid({ type: 'capture-workers', status, ...(reason === undefined ? {} : { reason }) });
}

function parseInForce({ error, rules }: Record<string, unknown>): Parsed<ToPanel> {
  if (!isCount(rules) || (error !== undefined && !isText(error, FACT_LENGTH))) return invalid('bad state of rules');
  return valid({ type: 'rules-in-force', rules, ...(error === undefined ? {} : { error }) });
}

function parseDocumentFacts({ documentId, frameId, url, timeOrigin, context, parent }: Record<string, unknown>) {
  if (!isDocumentId(documentId) || !isCount(frameId) || typeof url !== 'string' || !isTime(timeOrigin))
    return undefined;
  if (context !== undefined && !isWorkerContext(context)) return undefined;
  if (parent !== undefined && !isDocumentId(parent)) return undefined;
  const facts: DocumentFacts = {
    documentId,
    frameId,
    url: url.slice(0, FACT_LENGTH),
    timeOrigin,
    ...(context === undefined ? {} : { context }),
    ...(parent === undefined ? {} : { parent }),
  };
  return facts;
}

/** The word of a frame, or what says that it has none: a text that can stand between quotes in a script. */
export const isWord = (raw: unknown): raw is string => typeof raw === 'string' && /^[\w-]{1,100}$/.test(raw);
