import { useEffect, useRef } from 'preact/hooks';
import { PushButton } from '../components/push-button.tsx';
import { usePanel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import css from './imported-bar.module.css';
import type { ImportedFile } from './session-dock.ts';
import { takeLostFocus } from './take-lost-focus.ts';

const SOURCE = 'imported-source';

/** That what is shown is a file, how much of it could not be read, and the way back. */
export function ImportedBar({ file }: { readonly file: ImportedFile }) {
  const { dock, wording } = usePanel();
  const { first, lines } = file.unread;
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => takeLostFocus(bar.current), []);
  return (
    <div
      ref={bar}
      class={css.bar}
      role="group"
      tabIndex={-1}
      aria-label={wording.text('importedSession')}
      aria-describedby={SOURCE}
    >
      <span id={SOURCE} class={css.name} title={visibleText(file.name)}>
        {wording.text('importedFrom', visibleText(file.name))}
      </span>
      {lines > 0 && <span class={css.unread}>{wording.counted('linesUnread', lines, visibleText(first))}</span>}
      <PushButton onClick={() => dock.show(null)}>{wording.text('backToPage')}</PushButton>
    </div>
  );
}
