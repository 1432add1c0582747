import { useRef } from 'preact/hooks';
import { openClient } from '../acting/acting-dock.ts';
import css from '../components/connections-pane.module.css';
import { PushButton } from '../components/push-button.tsx';
import { ToolButton } from '../components/tool-button.tsx';
import { useFocusReturn } from '../components/use-focus-return.ts';
import { menuPlace } from '../menu/menu-keys.ts';
import { usePanel } from '../panel-model.ts';
import { NO_CONNECTIONS } from '../view/row-filter.ts';
import { treeMenu } from './connection-menu.ts';

/** What the pane is, how many connections are hidden, and the menu of how they are grouped. */
export function ConnectionsHeader() {
  const model = usePanel();
  const { filter, importedFile, menus, wording } = model;
  const hidden = filter.hiddenConnections.value.size;
  const open = (event: MouseEvent) =>
    menus.open({ label: wording.text('connectionsMenu'), items: treeMenu(model), ...menuPlace(event) });
  return (
    <div class={css.top}>
      <span class={css.topName} aria-hidden="true">
        {wording.text('connections')}
      </span>
      {hidden > 0 && <HiddenCount count={hidden} />}
      {importedFile === null && (
        <ToolButton icon="add" label={wording.text('openClient')} hint="U" onClick={() => void openClient(model)} />
      )}
      <ToolButton icon="settings" label={wording.text('connectionsMenu')} onClick={open} />
    </div>
  );
}

function HiddenCount({ count }: { readonly count: number }) {
  const { filter, wording } = usePanel();
  const box = useRef<HTMLSpanElement>(null);
  useFocusReturn(box);
  const showAll = () => {
    filter.hiddenConnections.value = NO_CONNECTIONS;
  };
  return (
    <span ref={box}>
      <PushButton tone="link" title={wording.text('showHiddenConnections')} onClick={showAll}>
        {wording.counted('hiddenCount', count)}
      </PushButton>
    </span>
  );
}
