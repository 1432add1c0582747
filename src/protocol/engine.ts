import type { Way } from './from-page.ts';
import { COMMAND_PAYLOAD_LIMIT } from './limits.ts';
import { isCount, isRecord, isText, isTime } from './parsed.ts';
import { type Payload, parsePayload } from './payload.ts';
import { isRuleId } from './verdict.ts';

/**
 * How the engines of the rules speak with the panel, through the background. An engine is there in documents of tabs
 * where rules are on, and knows documents as their relays do.
 */

/** Name of the port that an engine opens to the background. */
export const ENGINE_PORT = 'engine';

/** Where the built engine is, in the root of the extension. */
export const ENGINE_FILE = 'src/content/engine.iife.js';

/** Items of one command; a list with holes travels at no cost and takes for ever to walk. */
const ITEMS_MOST = 100_000;

/** What a connection is called in its tab: by its document, and by its id there. */
export const addressOf = (documentId: string, connectionId: string): string => `${documentId} ${connectionId}`;

/** What the user does with what is held in one document. */
export type EngineCommand =
  /** They go on, in this order as far as what is held before them allows. */
  | { readonly type: 'release'; readonly items: readonly number[] }
  /** It goes on with this in place of its payload. */
  | { readonly type: 'release-edited'; readonly item: number; readonly payload: Payload }
  | { readonly type: 'drop'; readonly items: readonly number[] }
  /** Everything that is held, of all connections. */
  | { readonly type: 'release-all' }
  /** In their order, up to the next one that the query finds; of what comes later, too. */
  | { readonly type: 'release-until'; readonly query: string };

/** A message that waits for the user. Its payload as the rules before have left it. */
export interface HeldMessage {
  /** Unique in the document, rising. */
  readonly item: number;
  readonly connectionId: string;
  /** Of its row. */
  readonly seq: number;
  /** When the page sent it, or would have received it: ms since the Unix epoch. */
  readonly at: number;
  readonly direction: Way;
  /** Bigger ones are here as their beginning. */
  readonly payload: Payload;
  /** Something has been put in the place of what its row has. */
  readonly isChanged?: true;
  /** The id of the rule that holds it. */
  readonly rule: string;
}

/** An engine, of one document. */
export type EngineNews =
  | ({ readonly type: 'held' } & HeldMessage)
  /** They wait no more: the user, a limit or the end of the connection has let them go. */
  | { readonly type: 'unheld'; readonly items: readonly number[] }
  /** More waited than is kept: so many, the oldest first, have been let go in order. */
  | { readonly type: 'overflowed'; readonly messages: number };

/** An engine, to the background. */
export type FromEngine =
  | { readonly type: 'hello' }
  /** Rules are in force here: keeps the background from being ended, because its end is the end of the rules. */
  | { readonly type: 'alive' }
  | { readonly type: 'news'; readonly documentId: string; readonly news: EngineNews };

/** The background, to an engine. The rules have been parsed; none: let everything go. */
export type ToEngine =
  | { readonly type: 'rules'; readonly rules: readonly unknown[]; readonly seed: number }
  | { readonly type: 'command'; readonly documentId: string; readonly command: EngineCommand };

/** Undefined when `raw` is not what an engine tells the panel. */
export function parseEngineNews(raw: unknown): EngineNews | undefined {
  if (!isRecord(raw)) return undefined;
  if (raw.type === 'held') return parseHeld(raw);
  if (raw.type === 'overflowed') return isCount(raw.messages) ? { type: raw.type, messages: raw.messages } : undefined;
  const items = raw.type === 'unheld' ? parseItems(raw.items) : undefined;
  return items && { type: 'unheld', items };
}

function parseHeld(raw: Record<string, unknown>): EngineNews | undefined {
  const { at, connectionId, direction, isChanged, item, payload: rawPayload, rule, seq } = raw;
  const payload = parsePayload(rawPayload, COMMAND_PAYLOAD_LIMIT);
  if (!payload || !isCount(item) || !isText(connectionId, 100) || !isCount(seq) || !isTime(at)) return undefined;
  if (!isRuleId(rule) || (direction !== 'sent' && direction !== 'received')) return undefined;
  const held: EngineNews = { type: 'held', item, connectionId, seq, at, direction, payload, rule };
  return isChanged === true ? { ...held, isChanged } : held;
}

export function parseItems(raw: unknown): number[] | undefined {
  if (!Array.isArray(raw) || raw.length > ITEMS_MOST) return undefined;
  const items = Array.from(raw, (item: unknown) => item);
  return items.every(isCount) ? items : undefined;
}
