import type { Session } from '../../session/session.ts';
import type { Schedule } from './frame-revision.ts';

/**
 * What draws the first messages of a session with the next frame: whoever opens the panel waits for them, and between
 * batches of a long history a frame that was put off may be long in coming.
 */
export function firstMessages(
  session: Pick<Session, 'messageCount'>,
  frame: Schedule = (callback) => void requestAnimationFrame(callback),
): Schedule {
  let known = session.messageCount;
  return (draw) => {
    const areFirst = known === 0 && session.messageCount > 0;
    known = session.messageCount;
    if (areFirst) frame(draw);
  };
}
