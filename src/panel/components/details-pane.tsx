import { isShown } from '../../session/session-event.ts';
import { MessageDetails } from '../details/message-details.tsx';
import type { FindStore } from '../finding/find-store.ts';
import { usePanel } from '../panel-model.ts';
import { isMessageKind } from '../view/row-filter.ts';
import { focusMessages } from './details-focus.ts';
import css from './details-pane.module.css';
import { DockedConnectionDetails } from './docked-connection-details.tsx';
import { EventDetails } from './event-details.tsx';
import { ToolButton } from './tool-button.tsx';

/** Everything about the one message, event or connection that is selected. */
export function DetailsPane() {
  const { details, selection, session, wording } = usePanel();
  const close = () => {
    const hadRow = selection.row.value >= 0;
    if (hadRow) focusMessages();
    selection.close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isMessage = isMessageKind(session.kindAt(selection.row.value));
    const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f';
    if (event.key !== 'Escape' && !(isFind && isMessage)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isFind) openFind(details.find);
    else close();
  };
  return (
    <section id="details" class={css.details} aria-label={wording.text('details')} onKeyDown={onKeyDown}>
      <div class={css.close}>
        <ToolButton icon="close" label={wording.text('closeDetails')} hint="Esc" onClick={close} />
      </div>
      <DetailsSubject />
    </section>
  );
}

/** Opens the search, or goes back to it when it is open. */
function openFind(find: FindStore): void {
  find.open();
  const box = document.getElementById('find-in-details');
  if (box instanceof HTMLInputElement) box.select();
}

function DetailsSubject() {
  const { loading, revision, selection, session } = usePanel();
  void loading.revision.value; // a message that is loaded is another one
  const subject = selection.shown.value;
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
