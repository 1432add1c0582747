import type { PanelModel } from '../panel-model.ts';

/** `only`: nothing but this kind · `also`: besides what is shown · `without`: what is shown, but not this. */
export type KindFilter = 'only' | 'also' | 'without';

/** Asks for the messages of a kind in the query. `only` goes to them. */
export function filterByKind({ filter, statistics }: PanelModel, kind: string, how: KindFilter): void {
  filter.query.value = kindQuery(filter.query.value.trim(), kind, how);
  if (how === 'only') statistics.tab.value = 'messages';
}

/** The query `before`, changed so that it asks for a kind in this way. */
export function kindQuery(before: string, kind: string, how: KindFilter): string {
  const term = `kind:${/^[\w.-]+$/.test(kind) ? kind : JSON.stringify(kind)}`;
  if (how === 'only' || (before === '' && how === 'also')) return term;
  if (how === 'also') return `${/\sand\s|\s-|^-/.test(before) ? `(${before})` : before} or ${term}`;
  if (before === '') return `-${term}`;
  return `${/\sor\s/.test(before) ? `(${before})` : before} -${term}`;
}
