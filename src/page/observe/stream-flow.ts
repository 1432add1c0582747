import type { Way } from '../../protocol/from-page.ts';
import { brandCheck, getter, now } from '../builtins.ts';
import type { ConnectionRecord } from '../connection-record.ts';
import type { ConnectionLog } from './connection-log.ts';

/** Data that waits less is not worth a row, in ms. */
const STALL = 100;
const codeOf = globalThis.WebTransportError && getter(WebTransportError.prototype, 'streamErrorCode');

/** What hears of a watched stream. */
export interface Flow {
  /** When the page last took data from it, or got the stream; ms since the Unix epoch. */
  since: number;
  /** A chunk that was read or written. */
  chunk(data: unknown): void;
  end?(reset?: number): void;
  /** It failed, or, when it `isReleased`, only its reader or writer did. */
  failed?(reason: unknown, isReleased: boolean): void;
  /** Data was there and nobody took it. */
  stalled?(since: number, until: number): void;
  /** Whether the last write found it full; what is written then waits. */
  full?(isFull: boolean): void;
}

/**
 * Reports one direction of a stream of the page as messages of its connection. Without a `channel` it is the one stream
 * of the connection, whose end the connection's own end tells.
 */
export function streamFlow(log: ConnectionLog, record: ConnectionRecord, direction: Way, channel?: string): Flow {
  const where = channel ? { channel } : {};
  let pending = 0;
  let fullSince = 0;
  let hasEnded = !channel;
  const flow: Flow & Required<Pick<Flow, 'end' | 'stalled'>> = {
    since: now(),
    chunk(data) {
      const buffered = direction === 'sent' ? pending : undefined;
      pending = log.message(record, data, { type: direction, ...where }, buffered);
    },
    end(reset) {
      if (hasEnded) return;
      hasEnded = true;
      log.report(record, { type: 'ended', direction, ...where, ...(reset !== undefined && { reset }) });
    },
    failed(reason, isReleased) {
      // Null when the whole session failed: https://www.w3.org/TR/webtransport/#dom-webtransporterror-streamerrorcode
      const code = codeOf && brandCheck(codeOf, reason);
      if (code !== null && !(code === undefined && isReleased)) flow.end(code ?? 0);
    },
    stalled(since, until) {
      if (until - since >= STALL) log.report(record, { type: 'stalled', direction, ...where, ms: until - since });
    },
    full(isFull) {
      if (isFull) fullSince ||= now();
      else {
        if (fullSince > 0) flow.stalled(fullSince, now());
        pending = fullSince = 0;
      }
    },
  };
  return flow;
}
