import { useActing } from '../acting/acting-model.ts';
import { ToolButton } from '../components/tool-button.tsx';
import { visibleText } from '../text/visible-text.ts';
import { offerRemoved } from '../undo/offer-removed.ts';
import css from './saved-box.module.css';
import type { SavedMessage } from './saved-message.ts';

/** Letters of a content that are shown. */
const SHOWN = 200;

interface SavedLineProps {
  readonly message: SavedMessage;
  readonly hasOrigin: boolean;
  /** Begins to rename it; undefined for what is only remembered, not saved under a name. */
  readonly onRename?: () => void;
  /** Gets the button that puts it into the composer. */
  readonly button?: (button: HTMLButtonElement | null) => void;
}

/** A saved message. A press puts it into the composer. */
export function SavedLine({ message, hasOrigin, onRename, button }: SavedLineProps) {
  const model = useActing();
  const { composer, saved, wording } = model;
  const { draft, name, origin } = message;
  const choose = ({ currentTarget }: { readonly currentTarget: HTMLElement }) => {
    composer.fill(draft, message.hasVariables);
    currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
  };
  return (
    <div class={css.line}>
      <button {...(button ? { ref: button } : {})} type="button" class={css.message} onClick={choose}>
        {onRename && <b>{visibleText(name)}</b>}
        <bdi class={css.content}>{visibleText(draft.content.slice(0, SHOWN))}</bdi>
        {hasOrigin && <span class={css.origin}>{visibleText(origin)}</span>}
      </button>
      {onRename && (
        <>
          <ToolButton icon="compose" label={wording.text('renameSaved', visibleText(name))} onClick={onRename} />
          <ToolButton
            icon="close"
            label={wording.text('removeSaved', visibleText(name))}
            onClick={() => offerRemoved(model, name, saved.remove(message))}
          />
        </>
      )}
    </div>
  );
}
