import { useActing } from '../acting/acting-model.ts';
import { ToolButton } from '../components/tool-button.tsx';
import { visibleText } from '../text/visible-text.ts';
import { offerRemoved } from '../undo/offer-removed.ts';
import css from './saved-box.module.css';
import type { SavedMessage } from './saved-message.ts';

/** Letters of a content that are shown. */
const SHOWN = 200;

interface SavedListProps {
  readonly saved: readonly SavedMessage[];
  readonly history: readonly SavedMessage[];
  /** Whether each says where it is for. */
  readonly hasOrigin: boolean;
}

/** Saved messages by their folders, and what was sent last. A press puts one into the composer. */
export function SavedList({ saved, history, hasOrigin }: SavedListProps) {
  const { wording } = useActing();
  const folders = [...new Set(saved.map(({ folder }) => folder))].sort((one, other) => one.localeCompare(other));
  return (
    <div class={css.list}>
      {saved.length === 0 && <p class={css.none}>{wording.text('nothingSaved')}</p>}
      {folders.map((folder) => (
        <section key={folder} aria-label={folder === '' ? wording.text('noFolder') : folder}>
          {folder !== '' && <h2 class={css.folder}>{visibleText(folder)}</h2>}
          {saved
            .filter((message) => message.folder === folder)
            .map((message) => (
              <SavedLine
                key={`${message.origin} ${message.name}`}
                message={message}
                hasOrigin={hasOrigin}
                isKept={true}
              />
            ))}
        </section>
      ))}
      {history.length > 0 && (
        <section aria-label={wording.text('messageHistory')}>
          <h2 class={css.folder}>{wording.text('messageHistory')}</h2>
          {history.map((message, index) => (
            <SavedLine key={index} message={message} hasOrigin={hasOrigin} isKept={false} />
          ))}
        </section>
      )}
    </div>
  );
}

interface SavedLineProps {
  readonly message: SavedMessage;
  readonly hasOrigin: boolean;
  /** Saved under a name, not only remembered. */
  readonly isKept: boolean;
}

function SavedLine({ message, hasOrigin, isKept }: SavedLineProps) {
  const model = useActing();
  const { composer, saved, wording } = model;
  const { draft, name, origin } = message;
  const choose = ({ currentTarget }: { readonly currentTarget: HTMLElement }) => {
    composer.fill(draft, message.hasVariables);
    currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
  };
  return (
    <div class={css.line}>
      <button type="button" class={css.message} onClick={choose}>
        {isKept && <b>{visibleText(name)}</b>}
        <bdi class={css.content}>{visibleText(draft.content.slice(0, SHOWN))}</bdi>
        {hasOrigin && <span class={css.origin}>{visibleText(origin)}</span>}
      </button>
      {isKept && (
        <ToolButton
          icon="close"
          label={wording.text('removeSaved', visibleText(name))}
          onClick={() => offerRemoved(model, name, saved.remove(message))}
        />
      )}
    </div>
  );
}
