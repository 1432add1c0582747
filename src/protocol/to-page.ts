import { type HistoryLimits, parseHistoryLimits } from './history-limits.ts';
import { COMMAND_PAYLOAD_LIMIT, FACT_LENGTH } from './limits.ts';
import { invalid, isCount, isRecord, isText, type Parsed, valid } from './parsed.ts';
import { type Payload, parsePayload } from './payload.ts';

/** Everything that the panel, or the relay on its behalf, tells the hook of one document. */
export type ToPage =
  /** Report everything with a greater `seq`, from now on too. 0 asks for the whole history. */
  | { readonly type: 'subscribe'; readonly after: number }
  /** One batch has arrived whole; `seq` is its last. It also asks for the next one. */
  | { readonly type: 'acknowledge'; readonly seq: number }
  /** Nobody listens for the moment: keep what is unacknowledged. */
  | { readonly type: 'pause' }
  /** Nobody listens any more: go back to keeping the history alone. */
  | { readonly type: 'unsubscribe' }
  /** What else to take down while somebody is subscribed; nothing of it until this is said. */
  | ({ readonly type: 'observe' } & Observed)
  /** How much to keep, and to report whole, from now on. */
  | ({ readonly type: 'limits' } & HistoryLimits)
  /** Answer with the piece that begins at `from` of the payload of message `seq`. It may be asked for any number of times. */
  | { readonly type: 'load'; readonly loadId: string; readonly seq: number; readonly from: number }
  /** Give `payload` to the native `send` of a connection of the page. The same `commandId` is carried out once. */
  | { readonly type: 'send'; readonly commandId: string; readonly connectionId: string; readonly payload: Payload }
  /** Give `payload` to the page as if its server had sent it. Once, as `send`. */
  | { readonly type: 'inject'; readonly commandId: string; readonly connectionId: string; readonly payload: Payload }
  /** Call `close` of a connection of the page; `code` null: without arguments. Once, as `send`. */
  | {
      readonly type: 'close';
      readonly commandId: string;
      readonly connectionId: string;
      readonly code: number | null;
      readonly reason: string;
    }
  /** The extension has gone away: take every patch back. */
  | { readonly type: 'uninstall' };

/** What the user does on a connection: carried out once, whatever dies in between, and a report tells what came of it. */
export type UserCommand = Extract<ToPage, { commandId: string }>;

/** What costs the page time, and is the user's choice. */
export interface Observed {
  /** Who called `send`. */
  readonly stacks: boolean;
  /** How long the page handles each message that it receives. */
  readonly handling: boolean;
}

/** Reads a command of the panel. `pause` and `uninstall` are the relay's own and are not accepted from there. */
export function parseToPage(raw: unknown): Parsed<ToPage> {
  if (!isRecord(raw)) return invalid('not a command');
  switch (raw.type) {
    case 'subscribe':
      return isCount(raw.after) ? valid({ type: 'subscribe', after: raw.after }) : invalid('bad subscribe');
    case 'acknowledge':
      return isCount(raw.seq) ? valid({ type: 'acknowledge', seq: raw.seq }) : invalid('bad acknowledge');
    case 'unsubscribe':
      return valid({ type: 'unsubscribe' });
    case 'observe': {
      const { stacks, handling } = raw;
      if (typeof stacks !== 'boolean' || typeof handling !== 'boolean') return invalid('bad observe');
      return valid({ type: 'observe', stacks, handling });
    }
    case 'limits': {
      const limits = parseHistoryLimits(raw);
      return limits ? valid({ type: 'limits', ...limits }) : invalid('bad limits');
    }
    case 'load': {
      const { loadId, seq, from } = raw;
      if (!isText(loadId, 100) || !isCount(seq) || !isCount(from)) return invalid('bad load');
      return valid({ type: 'load', loadId, seq, from });
    }
    case 'send':
    case 'inject': {
      const { type, commandId, connectionId } = raw;
      const payload = parsePayload(raw.payload, COMMAND_PAYLOAD_LIMIT);
      if (!payload || !isText(commandId, 100) || !isText(connectionId, 100)) return invalid(`bad ${type}`);
      return valid({ type, commandId, connectionId, payload });
    }
    case 'close': {
      const { commandId, connectionId, code, reason } = raw;
      if (!isText(commandId, 100) || !isText(connectionId, 100)) return invalid('bad close');
      if ((code !== null && !isCount(code)) || !isText(reason, FACT_LENGTH)) return invalid('bad close');
      return valid({ type: 'close', commandId, connectionId, code, reason });
    }
    default:
      return invalid('unknown command');
  }
}
