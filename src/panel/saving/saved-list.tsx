import { useId, useRef, useState } from 'preact/hooks';
import { useActing } from '../acting/acting-model.ts';
import { visibleText } from '../text/visible-text.ts';
import { RenameForm } from './rename-form.tsx';
import css from './saved-box.module.css';
import { SavedLine } from './saved-line.tsx';
import { isSameMessage, type SavedMessage } from './saved-message.ts';

interface SavedListProps {
  readonly saved: readonly SavedMessage[];
  readonly history: readonly SavedMessage[];
  /** Whether each says where it is for. */
  readonly hasOrigin: boolean;
}

/** Saved messages by their folders, and what was sent last. */
export function SavedList({ saved, history, hasOrigin }: SavedListProps) {
  const { wording } = useActing();
  const folders = [...new Set(saved.map(({ folder }) => folder))].sort((one, other) => one.localeCompare(other));
  return (
    <div class={css.list}>
      {saved.length === 0 && <p class={css.none}>{wording.text('nothingSaved')}</p>}
      <Folders saved={saved} folders={folders} hasOrigin={hasOrigin} />
      {history.length > 0 && (
        <section aria-label={wording.text('messageHistory')}>
          <h2 class={css.folder}>{wording.text('messageHistory')}</h2>
          {history.map((message, index) => (
            <SavedLine key={index} message={message} hasOrigin={hasOrigin} />
          ))}
        </section>
      )}
    </div>
  );
}

interface FoldersProps extends Omit<SavedListProps, 'history'> {
  readonly folders: readonly string[];
}

function Folders({ saved, folders, hasOrigin }: FoldersProps) {
  const { wording } = useActing();
  const list = useId();
  const [renamed, setRenamed] = useState<SavedMessage | null>(null);
  // Where the focus goes from a form that is no longer there.
  const wish = useRef<SavedMessage | null>(null);
  const end = (message: SavedMessage) => {
    wish.current = message;
    setRenamed(null);
  };
  const lineOf = (message: SavedMessage) => {
    const key = `${message.origin} ${message.name}`;
    if (renamed && isSameMessage(renamed, message))
      return <RenameForm key={key} message={message} folders={list} onEnd={end} />;
    const take = (button: HTMLButtonElement | null) => {
      if (!button || !wish.current || !isSameMessage(wish.current, message)) return;
      wish.current = null;
      button.focus();
    };
    const rename = () => setRenamed(message);
    return <SavedLine key={key} message={message} hasOrigin={hasOrigin} onRename={rename} button={take} />;
  };
  return (
    <>
      {folders.map((folder) => (
        <section key={folder} aria-label={folder === '' ? wording.text('noFolder') : folder}>
          {folder !== '' && <h2 class={css.folder}>{visibleText(folder)}</h2>}
          {saved.filter((message) => message.folder === folder).map(lineOf)}
        </section>
      ))}
      <datalist id={list}>
        {folders.map((folder) => (
          <option key={folder} value={folder} />
        ))}
      </datalist>
    </>
  );
}
