import { Icon } from '../components/icon.tsx';
import { wantedPart } from '../components/wanted-part.ts';
import { menuPlace } from '../menu/menu-keys.ts';
import { usePanel } from '../panel-model.ts';
import css from '../rules/rules-button.module.css';

export const THROTTLE_BUTTON = 'throttle';

/** Opens the menu of the lines that messages may go over, and names the one that they go over. */
export function ThrottleButton() {
  const model = usePanel();
  const { throttling, wording } = model;
  const chosen = throttling.chosen.value;
  const openMenu = async (event: MouseEvent) => {
    const place = menuPlace(event); // now: an event forgets where it was
    const menu = await wantedPart(model, () => import('./throttle-menu.ts'));
    menu?.openThrottleMenu(model, place);
  };
  return (
    <button
      id={THROTTLE_BUTTON}
      type="button"
      class={css.button}
      aria-label={chosen?.ruleName}
      aria-haspopup="menu"
      data-in-force={chosen !== null}
      title={`${chosen?.ruleName ?? wording.text('throttleHint')} (Y)`}
      onClick={(event) => void openMenu(event)}
    >
      <Icon name="throttle" /> <span class={css.name}>{chosen?.name ?? wording.text('throttle')}</span>
      <Icon name="collapse" />
    </button>
  );
}
