import { printQuery } from '../../query/print-query.ts';
import type { PanelModel } from '../panel-model.ts';
import { type KindFilter, withKind } from './kind-query.ts';

/** Asks for the messages of a kind in the query. `only` goes to them. */
export function filterByKind({ filter, statistics }: PanelModel, kind: string, how: KindFilter): void {
  const query = printQuery(withKind(filter.asked.peek(), kind, how));
  filter.isPattern.value = false;
  filter.query.value = query;
  if (how === 'only') statistics.tab.value = 'messages';
}
