import { negated, type Query } from '../../query/query.ts';
import { hideConnections } from '../connections/choose-connections.ts';
import type { MenuItem } from '../menu/menu-store.ts';
import type { PanelModel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';

/** Letters of a kind that a line of the menu shows. */
const NAME_LENGTH = 40;

/** What shows more, or less, of what is like a row. */
export function filterItems(model: PanelModel, row: number): MenuItem[] {
  const { filter, session, wording } = model;
  const kind = session.meanings.typeAt(row);
  const name = visibleText(kind.slice(0, NAME_LENGTH));
  const byKind: Query = { type: 'name', field: 'kind', text: kind };
  const ask = (label: string, query: Query): MenuItem => ({ type: 'action', label, run: () => filter.narrow(query) });
  const direction = session.messageAt(row)?.direction;
  return [
    ...(kind === ''
      ? []
      : [ask(wording.text('onlyKind', name), byKind), ask(wording.text('hideKind', name), negated(byKind))]),
    ...(direction ? [directionItem(model, direction)] : []),
    ...connectionItems(model, session.connectionIdAt(row)),
  ];
}

const directionItem = ({ filter, wording }: PanelModel, direction: 'sent' | 'received'): MenuItem => ({
  type: 'action',
  label: wording.text(direction === 'sent' ? 'onlySent' : 'onlyReceived'),
  run: () => {
    filter.direction.value = direction;
  },
});

function connectionItems(model: PanelModel, connection: string): MenuItem[] {
  const { filter, session, wording } = model;
  if (!session.connections.has(connection)) return [];
  const only = () => {
    filter.connections.value = new Set([connection]);
  };
  return [
    { type: 'action', label: wording.text('onlyThisConnection'), run: only },
    {
      type: 'action',
      label: wording.counted('hideConnections', 1),
      run: () => hideConnections(model, [connection]),
    },
  ];
}

/** What Details compares messages with. */
export function compareItems({ details, session, wording }: PanelModel, row: number): MenuItem[] {
  if (!session.messageAt(row)) return [];
  const isMarked = details.markedRow(session) === row;
  return [
    {
      type: 'check',
      label: wording.text('diffMark'),
      isChecked: isMarked,
      run: () => details.mark(isMarked ? -1 : row, session),
    },
  ];
}
