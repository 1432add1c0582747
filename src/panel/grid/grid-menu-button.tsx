import { ToolButton } from '../components/tool-button.tsx';
import { menuPlace } from '../menu/menu-keys.ts';
import { usePanel } from '../panel-model.ts';
import { columnMenu } from './column-menu.ts';
import css from './grid-menu-button.module.css';

/** Opens the menu of the columns: it can be reached without knowing that headers have one. */
export function GridMenuButton() {
  const model = usePanel();
  const { menus, wording } = model;
  const open = (event: MouseEvent) =>
    menus.open({ label: wording.text('columns'), items: columnMenu(model, null), ...menuPlace(event) });
  return (
    <div class={css.corner}>
      <ToolButton icon="settings" label={wording.text('columns')} onClick={open} />
    </div>
  );
}
