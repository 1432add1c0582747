import { useLayoutEffect } from 'preact/hooks';
import { isShown } from '../../session/session-event.ts';
import { MessageDetails } from '../details/message-details.tsx';
import { usePanel } from '../panel-model.ts';
import { focusDetails } from './details-focus.ts';
import { DockedConnectionDetails } from './docked-connection-details.tsx';
import { EventDetails } from './event-details.tsx';

/** The message, event or connection that is selected. */
export function DetailsSubject() {
  const { loading, revision, selection, session } = usePanel();
  void loading.revision.value; // a message that is loaded is another one
  const subject = selection.shown.value;
  const hadFocus = document.getElementById('details')?.contains(document.activeElement) === true;
  // What had it went with the last message.
  useLayoutEffect(() => {
    if (hadFocus && document.activeElement === document.body) focusDetails();
  }, [subject]);
  if (!subject) return null;
  if (subject.type === 'connection') {
    void revision.value;
    const connection = session.connections.get(subject.id);
    return connection ? <DockedConnectionDetails connection={connection} /> : null;
  }
  const event = session.eventAt(subject.row);
  if (!event || !isShown(event)) return null;
  // A key, so that what was opened and scrolled in one message is not taken over by the next.
  if (event.type === 'message') return <MessageDetails key={subject.row} row={subject.row} message={event} />;
  return <EventDetails event={event} />;
}
