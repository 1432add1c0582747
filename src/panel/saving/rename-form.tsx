import { useEffect, useRef, useState } from 'preact/hooks';
import { useActing } from '../acting/acting-model.ts';
import { PushButton } from '../components/push-button.tsx';
import { TextField } from '../components/text-field.tsx';
import css from './saved-box.module.css';
import { LONGEST_NAME, type SavedMessage } from './saved-message.ts';

interface RenameFormProps {
  readonly message: SavedMessage;
  /** The id of the list of folders. */
  readonly folders: string;
  readonly onEnd: (renamed: SavedMessage) => void;
}

/** Gives a saved message another name, or moves it to another folder. */
export function RenameForm({ message, folders, onEnd }: RenameFormProps) {
  const { saved, wording } = useActing();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(message.name);
  const [folder, setFolder] = useState(message.folder);
  const [isTaken, setTaken] = useState(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const rename = (event: Event) => {
    event.preventDefault();
    const renamed = { ...message, name: name.trim(), folder: folder.trim() };
    if (saved.rename(message, renamed)) onEnd(renamed);
    else setTaken(true);
  };
  const type = (set: (typed: string) => void) => (typed: string) => {
    set(typed);
    setTaken(false);
  };
  return (
    <form class={css.tools} onSubmit={rename}>
      <TextField
        field={field}
        label={wording.text('savedNewName')}
        maxLength={LONGEST_NAME}
        isWrong={isTaken}
        value={name}
        onInput={type(setName)}
      />
      <TextField
        label={wording.text('savedNewFolder')}
        list={folders}
        maxLength={LONGEST_NAME}
        value={folder}
        onInput={type(setFolder)}
      />
      <PushButton disabled={name.trim() === ''}>{wording.text('renameNow')}</PushButton>
      {isTaken && (
        <span class={css.none} role="alert">
          {wording.text('savedNameTaken')}
        </span>
      )}
    </form>
  );
}
