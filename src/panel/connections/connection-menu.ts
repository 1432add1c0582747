import { REGISTRY } from '../../decoders/registry.ts';
import type { Connection } from '../../session/connection.ts';
import { askToClose, cutConnections } from '../acting/acting-dock.ts';
import { canClose, canCut } from '../acting/closable.ts';
import { wantedPart } from '../components/wanted-part.ts';
import { copyText } from '../copy-text.ts';
import { type MenuItem, menuGroups } from '../menu/menu-store.ts';
import type { PanelModel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import { NO_CONNECTIONS } from '../view/row-filter.ts';
import { chooseLine, connectionsOf, hideConnections, isChosen } from './choose-connections.ts';
import { GROUPINGS, type Grouping, ORDERS, type Order, type TreeEntry } from './connection-tree.ts';

const GROUPING_NAMES: Readonly<Record<Grouping, MessageKey>> = {
  frame: 'groupByFrame',
  url: 'groupByUrl',
  state: 'groupByState',
};
const ORDER_NAMES: Readonly<Record<Order, MessageKey>> = {
  age: 'orderByAge',
  url: 'orderByUrl',
  messages: 'orderByMessages',
  bytes: 'orderByBytes',
  rate: 'orderByRate',
};

/** How the tree is grouped and sorted. */
export function treeMenu({ connections: store, filter, wording }: PanelModel): MenuItem[] {
  const hidden = filter.hiddenConnections.value.size;
  return menuGroups(
    GROUPINGS.map((grouping) => ({
      type: 'radio',
      label: wording.text(GROUPING_NAMES[grouping]),
      isChecked: store.grouping.value === grouping,
      run: () => store.groupBy(grouping),
    })),
    ORDERS.map((order) => ({
      type: 'radio',
      label: wording.text(ORDER_NAMES[order]),
      isChecked: store.order.value === order,
      run: () => store.orderBy(order),
    })),
    [
      {
        type: 'action',
        label: wording.text('showHiddenConnections'),
        isDisabled: hidden === 0,
        run: () => {
          filter.hiddenConnections.value = NO_CONNECTIONS;
        },
      },
    ],
  );
}

/** What can be done with a line of the tree, or with all that are chosen when it is one of them. */
export function lineMenu(model: PanelModel, entries: readonly TreeEntry[], index: number): MenuItem[] {
  const entry = entries[index];
  if (!entry) return [];
  const own = connectionsOf(entry);
  if (own === null) return treeMenu(model);
  const { filter, wording } = model;
  const isAmong = isChosen(entry, filter.connections.value);
  if (!isAmong) chooseLine(model, entries, index, { shiftKey: false, ctrlKey: false, metaKey: false });
  const ids = isAmong ? [...(filter.connections.value ?? [])] : own;
  return menuGroups(
    [
      {
        type: 'action',
        label: wording.counted('hideConnections', ids.length),
        isDisabled: ids.length === 0,
        run: () => hideConnections(model, ids),
      },
      {
        type: 'action',
        label: wording.text('hideOthers'),
        run: () =>
          hideConnections(
            model,
            [...model.session.connections.keys()].filter((id) => !ids.includes(id)),
          ),
      },
    ],
    entry.type === 'connection' ? connectionItems(model, entry) : [],
    treeMenu(model),
  );
}

type ConnectionEntry = Extract<TreeEntry, { type: 'connection' }>;

function connectionItems(model: PanelModel, { connection, isPinned }: ConnectionEntry): MenuItem[] {
  const { connections: store, feedback, wording } = model;
  const copy = async () => {
    if (await copyText(connection.url)) feedback.done(wording.text('copied'));
    else feedback.problem(wording.text('copyFailed'));
  };
  return [
    { type: 'check', label: wording.text('pin'), isChecked: isPinned, run: () => store.togglePin(connection.id) },
    { type: 'action', label: wording.text('copyUrl'), run: () => void copy() },
    ...(model.importedFile ? [] : actingItems(model, connection)),
    ...decoderItems(model, connection.id),
  ];
}

function decoderItems({ decoders, selection, session, wording }: PanelModel, id: string): MenuItem[] {
  const { decoder, why } = session.meanings.choiceOf(id);
  const choose: MenuItem = {
    type: 'action',
    label: wording.text('chooseDecoder', REGISTRY[decoder].name),
    run: () => {
      selection.selectConnection(id);
      selection.connectionTab.value = 'connection';
      decoders.isWished.value = true;
    },
  };
  if (why.source !== 'user') return [choose];
  const recognise = () => decoders.choose(id, null);
  return [choose, { type: 'action', label: wording.text('recogniseDecoder'), run: recognise }];
}

/** What is done to the page. */
function actingItems(model: PanelModel, { api, id }: Connection): MenuItem[] {
  const { wording } = model;
  return [
    {
      type: 'action',
      label: wording.text('closeConnection'),
      keys: 'Q',
      isDisabled: !canClose(model, id),
      run: () => void askToClose(model, [id]),
    },
    {
      type: 'action',
      label: wording.text('cutConnection'),
      hint: wording.text('cutHint'),
      isDisabled: !canCut(model, id),
      run: () => void cutConnections(model, [id]),
    },
    {
      type: 'action',
      label: wording.text('mockConnection'),
      isDisabled: api !== 'WebSocket',
      run: () => void mockConnection(model, id),
    },
  ];
}

async function mockConnection(model: PanelModel, id: string): Promise<void> {
  const rules = await wantedPart(model, () => import('../rules/mock-connection.ts'));
  rules?.mockConnection(model, id);
}
