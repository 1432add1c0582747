import { useState } from 'preact/hooks';
import { useActing } from '../acting/acting-model.ts';
import { PushButton } from '../components/push-button.tsx';
import type { Composition } from '../composing/composition.ts';
import { PopoverButton } from '../menu/popover-button.tsx';
import { offerRemoved } from '../undo/offer-removed.ts';
import { SaveForm } from './save-form.tsx';
import { exportSaved, importSaved, originOf } from './saved-actions.ts';
import css from './saved-box.module.css';
import { SavedList } from './saved-list.tsx';
import { isFound, type SavedMessage } from './saved-message.ts';

/** What the user has saved and sent, to be written again; what is being written is saved here, too. */
export function SavedBox({ composition }: { readonly composition: Composition }) {
  const { wording } = useActing();
  return (
    <PopoverButton label={wording.text('savedMessages')} face={wording.text('saved')}>
      {() => <SavedContent composition={composition} />}
    </PopoverButton>
  );
}

function SavedContent({ composition }: { readonly composition: Composition }) {
  const model = useActing();
  const { saved, wording } = model;
  const [text, setText] = useState('');
  const [isEverywhere, setEverywhere] = useState(false);
  const origin = originOf(model, composition);
  const isShown = (message: SavedMessage) => (isEverywhere || message.origin === origin) && isFound(message, text);
  return (
    <div class={css.box}>
      <input
        type="search"
        class={css.field}
        aria-label={wording.text('searchSaved')}
        placeholder={wording.text('searchSaved')}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <label class={css.switch}>
        <input
          type="checkbox"
          checked={isEverywhere}
          onChange={({ currentTarget }) => setEverywhere(currentTarget.checked)}
        />
        {wording.text('savedEverywhere')}
      </label>
      <SavedList
        saved={saved.messages.value.filter(isShown)}
        history={saved.history.value.filter(isShown)}
        hasOrigin={isEverywhere}
      />
      <SaveForm composition={composition} />
      <SavedTools />
    </div>
  );
}

function SavedTools() {
  const model = useActing();
  const { saved, wording } = model;
  return (
    <div class={css.tools}>
      <PushButton disabled={saved.messages.value.length === 0} onClick={() => exportSaved(model)}>
        {wording.text('exportSaved')}
      </PushButton>
      <PushButton
        disabled={saved.history.value.length === 0}
        onClick={() => offerRemoved(model, wording.text('messageHistory'), saved.forgetHistory())}
      >
        {wording.text('forgetHistory')}
      </PushButton>
      <label class={css.import}>
        {wording.text('importSaved')}
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void importSaved(model, file).finally(() => (currentTarget.value = ''));
          }}
        />
      </label>
    </div>
  );
}
