import type { StreamEnd } from '../../protocol/from-page.ts';
import { getter, now } from '../builtins.ts';
import type { ConnectionRecord } from '../connection-record.ts';
import type { ConnectionLog } from './connection-log.ts';
import { brandCheck } from './payload.ts';

/** Data that waits less is not worth a row, in ms. */
const STALL = 100;
const codeOf = globalThis.WebTransportError && getter(WebTransportError.prototype, 'streamErrorCode');

/** One direction of a stream of the page: what passes is reported as messages of its connection. */
export class StreamFlow {
  /** When the page last took data from it, or got the stream; ms since the Unix epoch. */
  since: number = now();
  /** Bytes that the page has written while the stream was not ready for more. */
  #pending = 0;
  #fullSince: number = 0;
  #ended: boolean = false;
  readonly #log: ConnectionLog;
  readonly #record: ConnectionRecord;
  readonly #direction: 'sent' | 'received';
  readonly #channel: string;

  /** `channel`: empty for the one stream of a connection, whose end the connection's own end tells. */
  constructor(log: ConnectionLog, record: ConnectionRecord, direction: 'sent' | 'received', channel = '') {
    this.#log = log;
    this.#record = record;
    this.#direction = direction;
    this.#channel = channel;
  }

  chunk(data: unknown): void {
    const body = { type: this.#direction, ...this.#where() };
    this.#pending = this.#log.message(this.#record, data, body, this.#direction === 'sent' ? this.#pending : undefined);
  }

  /** The last write found the stream full. */
  full(): void {
    this.#fullSince ||= now();
  }

  /** All that was written has been taken. */
  ready(): void {
    if (this.#fullSince) this.stalled(this.#fullSince, now());
    this.#pending = this.#fullSince = 0;
  }

  stalled(since: number, until: number): void {
    const ms = until - since;
    if (ms >= STALL)
      this.#log.report(this.#record, { type: 'stalled', direction: this.#direction, ...this.#where(), ms });
  }

  /** https://www.w3.org/TR/webtransport/#dom-webtransporterror-streamerrorcode: null when the whole session failed. */
  failed(reason: unknown, isReleased: boolean): void {
    const code = codeOf && brandCheck(codeOf, reason as object);
    if (code !== null && !(code === undefined && isReleased)) this.end({ reset: code ?? 0 });
  }

  end(end: StreamEnd = {}): void {
    if (this.#ended || !this.#channel) return;
    this.#ended = true;
    this.#log.report(this.#record, { type: 'ended', direction: this.#direction, ...this.#where(), ...end });
  }

  #where() {
    return this.#channel ? { channel: this.#channel } : {};
  }
}
