import { PushButton } from '../components/push-button.tsx';
import { usePanel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import css from './imported-bar.module.css';
import type { ImportedFile } from './session-dock.ts';

/** That what is shown is a file, how much of it could not be read, and the way back. */
export function ImportedBar({ file }: { readonly file: ImportedFile }) {
  const { dock, wording } = usePanel();
  const { first, lines } = file.unread;
  return (
    <div class={css.bar} role="group" aria-label={wording.text('importedSession')}>
      <span class={css.name} title={visibleText(file.name)}>
        {wording.text('importedFrom', visibleText(file.name))}
      </span>
      {lines > 0 && <span class={css.unread}>{wording.counted('linesUnread', lines, visibleText(first))}</span>}
      <PushButton onClick={() => dock.show(null)}>{wording.text('backToPage')}</PushButton>
    </div>
  );
}
