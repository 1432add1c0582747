import { unreachable } from '../../protocol/parsed.ts';
import type { Session } from '../session.ts';
import type { RowKind } from '../session-rows.ts';
import { binValues, TimeBins } from './time-bins.ts';

/** More than a screen has columns, so that a part of the time can still be looked at closely. */
const CAPACITY = 4_096;

/** What the timeline shows of the rows that it is given. */
export class TimelineBins {
  readonly bins = new TimeBins(binValues(CAPACITY));
  messages = 0;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  take(row: number): void {
    const kind = this.#session.kindAt(row);
    const at = this.#session.timeAt(row);
    if (kind === 'sent' || kind === 'received') {
      this.messages++;
      this.bins.add(kind, at, 1);
      this.bins.add(kind === 'sent' ? 'sentBytes' : 'receivedBytes', at, this.#session.sizeAt(row));
    } else this.#mark(kind, row, at);
  }

  #mark(kind: Exclude<RowKind, 'sent' | 'received'>, row: number, at: number): void {
    switch (kind) {
      case 'open':
        return this.bins.add('opens', at, 1);
      case 'close':
        return this.bins.add('closes', at, 1);
      case 'loss': {
        const event = this.#session.eventAt(row);
        if (event?.type === 'loss' && event.reason === 'removed') return; // they were seen
        return this.bins.add('losses', at, event?.type === 'loss' ? Math.max(1, event.messages) : 1);
      }
      case 'connection':
      case 'error':
      case 'closing':
      case 'reconnecting':
      case 'end':
        this.bins.place(at);
        return;
      // A page may have been loaded long before anything that is shown here.
      case 'document':
      case 'unload':
      case 'drained':
      case 'handshake':
      case 'stall':
      case 'mark':
      case 'verdict':
      case 'removed':
        return;
      default:
        return unreachable(kind);
    }
  }
}
