import { brandCheck, getter } from '../builtins.ts';
import type { ConnectionRecord } from '../connection-record.ts';
import { type Traps, whenSettled } from '../traps.ts';
import type { ConnectionLog } from './connection-log.ts';
import { bounded } from './socket-facts.ts';

/** The classes that tell of their end by a promise. */
interface Closable {
  readonly closed: Promise<{ readonly closeCode?: number; readonly reason?: string }>;
  close(info?: object): void;
}

const messageOf = getter(DOMException.prototype, 'message');

/** Reports calls of `close`. Returns what reports the end itself; `lostCode`: that of a connection that failed. */
export function observeEnd<C extends Closable>(prototype: C, log: ConnectionLog, traps: Traps, lostCode: number) {
  const closedOf = getter(prototype, 'closed');
  traps.method(prototype, 'close', (self) => {
    const record = log.recordOf(self);
    if (record) log.becomes(record, { type: 'closing', code: null, reason: '' });
  });
  return (connection: C, record: ConnectionRecord) => {
    const end = (code: number, reason: string, wasClean: boolean) =>
      log.becomes(record, { type: 'closed', code, reason: bounded(reason), wasClean });
    whenSettled(
      closedOf(connection),
      ({ closeCode = lostCode && 1005, reason = '' }) => end(closeCode, reason, true),
      (error) => {
        log.report(record, { type: 'errored' });
        end(lostCode, brandCheck(messageOf, error) ?? '', false);
      },
    );
  };
}
