import { addListener, now, removeListener } from '../builtins.ts';

/** What a time is written into: in the journal, and not on its way before the event has been handled. */
export interface Handled {
  handled?: number | undefined;
}

/**
 * Measures how long a page handles the messages of one socket. To be called in our first listener, for each event that
 * is to be measured: it puts our last listener behind all that the page has added by now. Listeners of the bubbling
 * phase are listed anew when that phase begins, so it runs with this very event, after theirs and their microtasks,
 * unless the page stops the event: then no time is written.
 * https://dom.spec.whatwg.org/#concept-event-listener-inner-invoke
 */
export function handlingTime(socket: WebSocket): (event: Event, into: Handled) => void {
  let last: ((event: Event) => void) | undefined;
  return (event, into) => {
    const start = now();
    if (last) removeListener(socket, 'message', last);
    last = (ended) => {
      if (ended === event) into.handled = now() - start; // else one that the page dispatches meanwhile
    };
    addListener(socket, 'message', last);
  };
}
