import { menuPlace } from '../menu/menu-keys.ts';
import { exportLog } from '../panel-actions.ts';
import { usePanel } from '../panel-model.ts';
import { ToolButton } from './tool-button.tsx';
import css from './toolbar.module.css';

/** Exports the session, and the menu of what goes into the file. */
export function ExportTools() {
  const model = usePanel();
  const { exporting, longAction, menus, wording } = model;
  const { keepSecrets } = exporting;
  const openMenu = (event: MouseEvent) => {
    const toggle = () => {
      keepSecrets.value = !keepSecrets.value;
    };
    const label = wording.text('keepSecrets');
    const hint = wording.text('keepSecretsHint');
    menus.open({
      label: wording.text('exportOptions'),
      items: [{ type: 'check', label, hint, isChecked: keepSecrets.value, run: toggle }],
      ...menuPlace(event),
    });
  };
  return (
    <span class={css.split} data-on={keepSecrets.value || undefined}>
      <ToolButton
        icon="export"
        label={wording.text('export')}
        hint={keepSecrets.value ? wording.text('exportWithSecretsHint') : 'Ctrl+S'}
        disabled={longAction.state.value !== null}
        onClick={() => void exportLog(model)}
      />
      <ToolButton icon="collapse" label={wording.text('exportOptions')} onClick={openMenu} />
    </span>
  );
}
