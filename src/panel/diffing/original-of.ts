import type { Session } from '../../session/session.ts';

/** The row of the message that the user resent as this one, edited or not; -1 where it is neither, or not there any more. */
export function originalOf(session: Session, row: number): number {
  const message = session.messageAt(row);
  if (message?.resentFrom === undefined) return -1;
  for (let before = row - 1; before >= 0; before--) {
    if (session.seqAt(before) !== message.resentFrom || session.kindAt(before) !== 'sent') continue;
    if (session.connectionIdAt(before) === message.connection) return before;
  }
  return -1;
}
