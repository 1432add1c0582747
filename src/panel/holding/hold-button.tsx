import { Icon } from '../components/icon.tsx';
import { ToolButton } from '../components/tool-button.tsx';
import toolbar from '../components/toolbar.module.css';
import { wantedPart } from '../components/wanted-part.ts';
import { menuPlace } from '../menu/menu-keys.ts';
import { usePanel } from '../panel-model.ts';
import css from '../rules/rules-button.module.css';

/** Holds messages before they are delivered, and the menu of which. */
export function HoldButton() {
  const model = usePanel();
  const { holding, wording } = model;
  const isOn = holding.isOn.value;
  const openMenu = async (event: MouseEvent) => {
    const place = menuPlace(event); // now: an event forgets where it was
    const menu = await wantedPart(model, () => import('./hold-menu.ts'));
    menu?.openHoldMenu(model, place);
  };
  return (
    <span class={toolbar.split} data-on={isOn || undefined}>
      <button
        type="button"
        class={css.button}
        aria-pressed={isOn}
        data-in-force={isOn}
        title={`${wording.text(isOn ? 'holdOn' : 'holdOff')} (O)`}
        onClick={() => holding.toggle()}
      >
        <Icon name="hold" /> <span class={css.name}>{wording.text('hold')}</span>
      </button>
      <ToolButton icon="collapse" label={wording.text('holdOptions')} onClick={(event) => void openMenu(event)} />
    </span>
  );
}
