import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import css from './key-sheet.module.css';
import { PushButton } from './push-button.tsx';

const KEYS: readonly (readonly [keys: string, what: MessageKey])[] = [
  ['/', 'filter'],
  ['X', 'regularExpression'],
  ['D', 'keyDirection'],
  ['M', 'highlightOnly'],
  ['F3  Shift+F3', 'keyMatches'],
  ['Ctrl+Space', 'completions'],
  ['↑ ↓  J K', 'keyMove'],
  ['Shift+↑ ↓', 'keyExtend'],
  ['Ctrl+A', 'keySelectAll'],
  ['PgUp PgDn', 'keyPage'],
  ['Home End', 'keyEnds'],
  ['Enter', 'keyDetails'],
  ['Ctrl+F', 'findInDetails'],
  ['Esc', 'closeDetails'],
  ['1 2 3', 'mainTabs'],
  ['T', 'timeline'],
  ['← → PgUp PgDn', 'keySpan'],
  ['+ - 0', 'keyZoom'],
  ['Enter Ctrl+Enter Alt+Enter', 'keyLane'],
  ['R', 'resend'],
  ['E', 'editAndResend'],
  ['Ctrl+Enter', 'keySend'],
  ['C', 'copy'],
  ['B', 'bookmark'],
  ['N', 'editNote'],
  ['H', 'foldHeartbeats'],
  ['→ ←', 'keyFold'],
  ['Shift+F10', 'menu'],
  ['F6', 'keyPanes'],
  ['Shift+← →', 'keyResize'],
  ['Ctrl+← →', 'keyReorder'],
  ['Ctrl+E', 'record'],
  ['Ctrl+L', 'clear'],
  ['Ctrl+Z', 'undo'],
  ['P', 'preserveLog'],
  ['W', 'captureWorkers'],
  ['Ctrl+S', 'export'],
  [',', 'captureSettings'],
  ['?', 'keySheet'],
];

/** Every key and what it does. */
export function KeySheet() {
  const { keySheet, wording } = usePanel();
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = keySheet.isOpen.value;
  useLayoutEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
  }, [isOpen]);
  if (!isOpen) return null;
  const onClose = () => {
    keySheet.isOpen.value = false;
  };
  return (
    <dialog ref={dialog} class={css.sheet} aria-labelledby="key-sheet-title" onClose={onClose}>
      <h2 id="key-sheet-title">{wording.text('keySheet')}</h2>
      <dl class={css.keys}>
        {KEYS.map(([keys, what]) => (
          <div key={keys} class={css.key}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{wording.text(what)}</dd>
          </div>
        ))}
      </dl>
      <PushButton onClick={() => dialog.current?.close()}>{wording.text('close')}</PushButton>
    </dialog>
  );
}
