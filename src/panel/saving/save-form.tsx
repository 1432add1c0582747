import { useId, useRef, useState } from 'preact/hooks';
import { useActing } from '../acting/acting-model.ts';
import { PushButton } from '../components/push-button.tsx';
import { TextField } from '../components/text-field.tsx';
import type { Composition } from '../composing/composition.ts';
import { keepable, saveComposed } from './saved-actions.ts';
import css from './saved-box.module.css';
import { LONGEST_NAME } from './saved-message.ts';

/** Saves what is being written under a name, in a folder. */
export function SaveForm({ composition }: { readonly composition: Composition }) {
  const model = useActing();
  const { saved, wording } = model;
  const folders = useId();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [folder, setFolder] = useState('');
  const canKeep = keepable(model, composition) !== null;
  const save = (event: Event) => {
    event.preventDefault();
    if (!saveComposed(model, name, folder)) return;
    setName('');
    field.current?.focus(); // from the button, which cannot be pressed now
  };
  return (
    <form class={css.tools} onSubmit={save}>
      <TextField
        field={field}
        label={wording.text('savedName')}
        maxLength={LONGEST_NAME}
        value={name}
        onInput={setName}
      />
      <TextField
        label={wording.text('savedFolder')}
        list={folders}
        maxLength={LONGEST_NAME}
        value={folder}
        onInput={setFolder}
      />
      <datalist id={folders}>
        {[...new Set(saved.messages.value.map((message) => message.folder))].map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <PushButton disabled={name.trim() === '' || !canKeep} title={canKeep ? undefined : wording.text('cannotBeSaved')}>
        {wording.text('saveMessage')}
      </PushButton>
    </form>
  );
}
