import type { FindStore } from '../finding/find-store.ts';
import { usePanel } from '../panel-model.ts';
import { isMessageKind } from '../view/row-filter.ts';
import { chunkOf } from './chunk.ts';
import { focusMessages } from './details-focus.ts';
import css from './details-pane.module.css';
import { Docked } from './docked.tsx';
import { isFindKey } from './find-key.ts';
import { ToolButton } from './tool-button.tsx';

/** What is in Details. Loaded while the panel has nothing to do, so that it is there when the first row is opened. */
export const DETAILS = chunkOf(() => import('./details-subject.tsx'));

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
    const isFind = isFindKey(event);
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
      <Docked chunk={DETAILS}>{({ DetailsSubject }) => <DetailsSubject />}</Docked>
    </section>
  );
}

/** Opens the search, or goes back to it when it is open. */
function openFind(find: FindStore): void {
  find.open();
  const box = document.getElementById('find-in-details');
  if (box instanceof HTMLInputElement) box.select();
}
