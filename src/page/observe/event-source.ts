import { brandCheck, getEventData, getter, listen } from '../builtins.ts';
import type { ConnectionRecord } from '../connection-record.ts';
import type { Traps } from '../traps.ts';
import type { ConnectionLog } from './connection-log.ts';
import { bounded } from './socket-facts.ts';

const CONNECTING = 0;
const typeOf = getter(Event.prototype, 'type');
const idOf = getter(MessageEvent.prototype, 'lastEventId');

/**
 * Observes `EventSource`. The types of events that the server names are known only from the page, by its calls of
 * `addEventListener`: there is no listener for all types.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function observeEventSource(win: typeof globalThis, log: ConnectionLog, traps: Traps): void {
  const { prototype } = win.EventSource;
  const urlOf = getter(prototype, 'url');
  const stateOf = getter(prototype, 'readyState');
  let isUsed: boolean = false;
  const end = (record: ConnectionRecord, wasClean: boolean) => {
    record.hear = undefined; // it holds the EventSource
    log.becomes(record, { type: 'closed', code: 0, reason: '', wasClean });
  };

  traps.instances(win, 'EventSource', (source) => {
    const record = log.track('EventSource', urlOf(source), source);
    const hear = (event: Event) => {
      if (!event.isTrusted) return;
      const type = typeOf(event);
      const lastEventId = brandCheck(idOf, event);
      if (lastEventId !== undefined) {
        log.message(record, getEventData(event), {
          type: 'received',
          ...(type !== 'message' && { channel: bounded(type) }),
          ...(lastEventId && { lastEventId: bounded(lastEventId) }),
        });
      } else if (type === 'open') log.opened(record);
      else if (stateOf(source) === CONNECTING) log.reconnects(record);
      else {
        log.report(record, { type: 'errored' });
        end(record, false);
      }
    };
    record.hear = hear;
    isUsed = true;
    listen(source, 'open', hear);
    listen(source, 'message', hear);
    listen(source, 'error', hear);
  });
  const used = traps.when(() => isUsed);
  used.method(prototype, 'close', (self) => {
    const record = log.recordOf(self);
    if (record) end(record, true);
  });
  used.around(EventTarget.prototype, 'addEventListener', (target, self, args) => {
    const hear = log.recordOf(self)?.hear;
    // A type that is added again is not: https://dom.spec.whatwg.org/#add-an-event-listener
    if (hear && typeof args[0] === 'string') listen(self as EventTarget, args[0], hear);
    return used.call(target, self, args);
  });
}
