import { isRecord } from '../../protocol/parsed.ts';

/** The columns of the grid, in the order in which they stand before the user moves one. */
export const COLUMNS = ['seq', 'time', 'direction', 'kind', 'connection', 'summary', 'size', 'latency'] as const;
export type ColumnId = (typeof COLUMNS)[number];

/** What the time column shows: the time of day, since the session began, or since the row before it. */
export const TIME_FORMS = ['clock', 'start', 'delta'] as const;
export type TimeForm = (typeof TIME_FORMS)[number];

export interface ColumnLayout {
  /** Every column, in the order in which they stand. */
  readonly order: readonly ColumnId[];
  readonly hidden: ReadonlySet<ColumnId>;
  /** In px; the summary takes what the others leave. */
  readonly widths: Readonly<Record<ColumnId, number>>;
  readonly time: TimeForm;
}

const WIDTHS = { seq: 52, time: 92, direction: 20, kind: 96, connection: 120, summary: 20, size: 66, latency: 66 };

export const FIRST_LAYOUT: ColumnLayout = { order: COLUMNS, hidden: new Set(), widths: WIDTHS, time: 'clock' };

const NARROWEST_COLUMN = 20;
const WIDEST_COLUMN = 800;
/** Px: the room between two columns, and beside them. */
const GAP = 8;
const MARGIN = 28;

/** Px of the longest flag that a message of the user's has, and as much again of what it says. */
const TIGHT_SUMMARY = 300;

/** The columns that go where there is no room for all that are chosen, in this order, and the px of summary they are for. */
const DISPENSABLE = { connection: 200, latency: 200, seq: 200, size: 200, kind: 120 } as const;

/** The column that keeps the grid a list of messages: it is always there. */
export const isFixed = (column: ColumnId): boolean => column === 'summary';

const bounded = (width: number) => Math.round(Math.min(WIDEST_COLUMN, Math.max(NARROWEST_COLUMN, width)));

export const resized = (layout: ColumnLayout, column: ColumnId, width: number): ColumnLayout => ({
  ...layout,
  widths: { ...layout.widths, [column]: bounded(width) },
});

export function toggled(layout: ColumnLayout, column: ColumnId): ColumnLayout {
  if (isFixed(column)) return layout;
  const hidden = new Set(layout.hidden);
  if (!hidden.delete(column)) hidden.add(column);
  return { ...layout, hidden };
}

/** Puts a column where `before` stands, which makes room; null puts it last. */
export function moved(layout: ColumnLayout, column: ColumnId, before: ColumnId | null): ColumnLayout {
  if (column === before) return layout;
  const others = layout.order.filter((id) => id !== column);
  const at = before === null ? others.length : others.indexOf(before);
  return { ...layout, order: [...others.slice(0, at), column, ...others.slice(at)] };
}

/** The columns that are drawn in a grid of this width, in their order. */
export function shownColumns(layout: ColumnLayout, width: number, hasConnections: boolean): ColumnId[] {
  let shown = layout.order.filter((id) => !layout.hidden.has(id) && (id !== 'connection' || hasConnections));
  for (const [id, least] of Object.entries(DISPENSABLE))
    if (summaryWidth(shown, layout, width) < least) shown = shown.filter((one) => one !== id);
  return shown;
}

/** The px that these columns leave to the summary in a grid of this width. */
const summaryWidth = (columns: readonly ColumnId[], { widths }: ColumnLayout, width: number): number =>
  columns.reduce((left, id) => left - (isFixed(id) ? 0 : widths[id]) - GAP, width - MARGIN);

/** Whether the summary is too narrow for both what a message says and the words of its flags. */
export const isTight = (columns: readonly ColumnId[], layout: ColumnLayout, width: number): boolean =>
  summaryWidth(columns, layout, width) < TIGHT_SUMMARY;

/** The px that the columns behind the summary take, with what is beside them. */
export function widthBehindSummary(columns: readonly ColumnId[], { widths }: ColumnLayout): number {
  const behind = columns.slice(columns.findIndex(isFixed) + 1);
  return behind.reduce((width, id) => width + widths[id] + GAP, MARGIN);
}

/** The CSS of a row's columns. */
export const columnTemplate = (columns: readonly ColumnId[], { widths }: ColumnLayout): string =>
  columns.map((id) => (isFixed(id) ? 'minmax(0, 1fr)' : `${widths[id]}px`)).join(' ');

/** For the settings; `readLayout` reads it. */
export const savedLayout = ({ order, hidden, widths, time }: ColumnLayout) => ({
  order: [...order],
  hidden: [...hidden],
  widths,
  time,
});

const isColumn = (raw: unknown): raw is ColumnId => COLUMNS.some((id) => id === raw);

/** What was saved, as far as it makes sense: an earlier version may have had other columns. */
export function readLayout(saved: unknown): ColumnLayout {
  if (!isRecord(saved)) return FIRST_LAYOUT;
  const columns = (raw: unknown) => (Array.isArray(raw) ? [...new Set(raw.filter(isColumn))] : []);
  const known = columns(saved.order);
  const widths = isRecord(saved.widths) ? saved.widths : {};
  const width = (id: ColumnId) => (typeof widths[id] === 'number' ? bounded(widths[id]) : WIDTHS[id]);
  return {
    order: [...known, ...COLUMNS.filter((id) => !known.includes(id))],
    hidden: new Set(columns(saved.hidden).filter((id) => !isFixed(id))),
    widths: Object.fromEntries(COLUMNS.map((id) => [id, width(id)])) as Record<ColumnId, number>, // of every column
    time: TIME_FORMS.find((form) => form === saved.time) ?? FIRST_LAYOUT.time,
  };
}
