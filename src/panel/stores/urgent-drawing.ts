import type { Session } from '../../session/session.ts';
import type { Schedule } from './frame-revision.ts';

/**
 * What draws with the next frame the first messages of a session, and that there are none any more: whoever opens the
 * panel waits for them, and between batches of a long history a frame that was put off may be long in coming; and who
 * clears the log sees it at once. One frame makes up for all that were asked for: in a hidden panel there are none.
 */
export function urgentDrawing(
  session: Pick<Session, 'messageCount'>,
  frame: Schedule = (callback) => void requestAnimationFrame(callback),
): Schedule {
  let hadMessages = session.messageCount > 0;
  let isAwaited = false;
  return (draw) => {
    const hasMessages = session.messageCount > 0;
    const isUrgent = hasMessages !== hadMessages && !isAwaited;
    hadMessages = hasMessages;
    if (!isUrgent) return;
    isAwaited = true;
    frame(() => {
      isAwaited = false;
      draw();
    });
  };
}
