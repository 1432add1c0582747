import { now } from '../builtins.ts';
import { later } from '../later.ts';
import { bufferedAmountOf, readyStateNumber } from './socket-facts.ts';

const CLOSED = 3;
const FIRST_LOOK_MS = 10;
const LONGEST_WAIT_MS = 160;

/**
 * Watches until a socket has handed to the network what it was given. Returns what is to be told the number of each
 * message, while `isWatched`. What has gone within 10 ms, as usual, is not worth a `report`; what takes longer is
 * reported once, with the last message of those that waited together.
 */
export function watchDrain(
  socket: WebSocket,
  isWatched: () => boolean,
  report: (of: number, after: number) => void,
): (seq: number) => void {
  let newest = 0;
  let since = 0;
  let isWaiting = false;
  const look = (delay: number): void => {
    const onTime = () => {
      isWaiting = isWatched() && readyStateNumber(socket) < CLOSED;
      if (!isWaiting) return;
      if (bufferedAmountOf(socket) > 0) return look(delay < LONGEST_WAIT_MS ? delay * 2 : delay);
      isWaiting = false;
      if (delay > FIRST_LOOK_MS) report(newest, now() - since);
    };
    later(onTime, { delay });
  };
  return (seq) => {
    newest = seq;
    since = now();
    if (!isWaiting) look(FIRST_LOOK_MS);
    isWaiting = true;
  };
}
