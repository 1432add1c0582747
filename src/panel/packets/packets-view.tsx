import { useMemo, useState } from 'preact/hooks';
import type { Packet } from '../../decoders/decoder.ts';
import { looksIntoPackets } from '../../session/query/json-reader.ts';
import { useTrail } from '../details/content-trail.ts';
import { filterByValue, literalOf } from '../details/filter-by-value.ts';
import css from '../details/json-view.module.css';
import { openValueMenu, type ValueActions } from '../details/value-actions.ts';
import { ValueBar } from '../details/value-bar.tsx';
import { patternOf } from '../finding/find-query.ts';
import { useFind } from '../finding/use-find.ts';
import { type PanelModel, usePanel } from '../panel-model.ts';
import { TreeView } from '../tree/tree-view.tsx';
import { Outline } from './outline.ts';
import { OutlineSearch } from './outline-search.ts';
import { type PacketItem, packetItem } from './packet-item.ts';
import { packetPath } from './packet-path.ts';

/** Levels that are open at the start: packets and their fields. */
const FIRST_DEPTH = 2;

/** The packets of a message with their fields, as its decoder tells them. */
export function PacketsView({ packets }: { readonly packets: readonly Packet[] }) {
  const model = usePanel();
  const { selection, session } = model;
  const trail = useTrail();
  const { chooseBytes } = trail;
  const [state, setState] = useState(() => ({ tree: outlineOf(packets), active: 0 }));
  const { tree, active } = state;
  const item = tree.itemAt(active);
  const activate = (line: number) => {
    setState({ tree, active: line });
    chooseBytes(tree.itemAt(line)?.bytes ?? null);
  };
  const showBytes = () => {
    chooseBytes(item?.bytes ?? null);
    selection.tab.value = 'hex';
  };
  const isSought = useMemo(() => looksIntoPackets({ session, meanings: session.meanings }, trail.row), [trail.row]);
  const actions: ValueActions = useMemo(
    () => actionsOf(model, tree.wayTo(active), isSought, showBytes),
    [tree, active, isSought],
  );
  const pattern = useFind({
    content: packets,
    searchFor: (query) => {
      const wanted = patternOf(query);
      return wanted && new OutlineSearch(tree.expanded(), wanted);
    },
    reveal: (line) => setState((old) => ({ tree: old.tree.expanded(), active: line })),
  });
  return (
    <div class={css.json}>
      <div class={css.tree}>
        <TreeView
          label={model.wording.text('packets')}
          tree={tree}
          active={active}
          pattern={pattern}
          onToggle={(line) => setState({ tree: tree.toggled(line), active: line })}
          onActivate={activate}
          onMenu={(event) => openValueMenu(model, trail, event, actions)}
        />
      </div>
      <ValueBar
        actions={actions}
        onExpand={() => setState({ tree: tree.expanded(), active: 0 })}
        onCollapse={() => setState({ tree: tree.collapsed(), active: 0 })}
      />
    </div>
  );
}

const outlineOf = (packets: readonly Packet[]): Outline<PacketItem> =>
  Outline.of(packets.map(packetItem), (item) => item.children()).expanded(FIRST_DEPTH);

/**
 * What can be done with the last item of `way`. `isSought`: queries look into packets. Otherwise a path says where a
 * value stands, and no more.
 */
function actionsOf(
  model: PanelModel,
  way: readonly PacketItem[],
  isSought: boolean,
  showBytes: () => void,
): ValueActions {
  const item = way.at(-1);
  const path = isSought ? packetPath(way) : way.map(({ name }) => name ?? '').join(' › ');
  const literal = isSought && item ? literalOf(item) : null;
  return {
    path,
    text: () => item?.text() ?? '',
    filter: literal === null ? null : () => filterByValue(model, path, literal),
    showBytes: item?.bytes ? showBytes : null,
    content: item?.content ?? null,
  };
}
