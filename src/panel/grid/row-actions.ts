import { isShown } from '../../session/session-event.ts';
import { copyText } from '../copy-text.ts';
import { payloadText } from '../matching/payload-text.ts';
import type { PanelModel } from '../panel-model.ts';
import { eventText } from '../text/event-text.ts';
import { hexOf } from '../text/hex.ts';
import { CopiedLines, MOST_TEXT } from './copied-lines.ts';
import { RowSet } from './row-set.ts';

/** The rows that an action is about: those that are selected, or the one at `index` when it is not among them. */
export function rowsForAction({ rows, selection }: PanelModel, index: number): RowSet {
  const chosen = selection.rows.rows;
  const row = rows.rowAt(index);
  if (chosen.has(row)) return chosen;
  const alone = new RowSet();
  alone.add(row);
  return alone;
}

/** Selects every row, once a search that is under way has found its own; not when others were selected meanwhile. */
export async function selectAllRows({ meaning, rows, selection, view }: PanelModel): Promise<void> {
  const before = selection.rows.revision.peek();
  await view.whole(() => meaning.isPaused.value);
  if (selection.rows.revision.peek() === before) selection.rows.all(rows);
}

/**
 * Copies rows, one a line: with time, direction, kind and size as a table, or the contents of the messages; where none
 * is a message, what the rows tell.
 */
export async function copyRows(model: PanelModel, rows: Iterable<number>, asTable: boolean): Promise<void> {
  const { feedback, longAction, session, wording } = model;
  const { generation } = session;
  const copied = new CopiedLines();
  let cut = 0;
  const add = (row: number) => {
    if (asTable) return copied.add(tableLine(model, row));
    const line = contentLine(model, row);
    return line === null ? copied.addAside(eventLine(model, row)) : copied.add(line);
  };
  const end = await longAction.run({
    name: 'copying',
    items: rows,
    total: rows instanceof RowSet ? rows.count : undefined,
    each: (row) => {
      const isCut = session.hasTrait(row, 'truncated');
      const isUnknown = asTable && row >= session.meanings.decodedRows;
      if (!isCut && !isUnknown) return add(row);
      return completed(model, row, asTable).then((isWhole) => {
        if (!isWhole) cut++;
        return add(row);
      });
    },
    isValid: () => session.generation === generation,
  });
  if (end === 'enough') return feedback.problem(wording.text('tooMuchToCopy'));
  if (end === 'cancelled') return feedback.done(wording.text('workCancelled'));
  if (end !== 'done') return;
  const { lines } = copied;
  if (await copyText(lines.join('\n'))) {
    feedback.done(wording.counted(cut > 0 ? 'copiedCut' : 'rowsCopied', cut > 0 ? cut : lines.length));
  } else feedback.problem(wording.text('copyFailed'));
}

/** Waits for what a line of the row is to tell. Returns whether its content is whole. */
async function completed(model: PanelModel, row: number, asTable: boolean): Promise<boolean> {
  if (asTable) await model.meaning.decoded(row);
  return !model.session.hasTrait(row, 'truncated') || hasLoaded(model, row);
}

/** Has the rest of a truncated message fetched, where it can be had and could be copied. */
async function hasLoaded({ loading, session }: PanelModel, row: number): Promise<boolean> {
  const message = session.messageAt(row);
  if (!message || session.sizeAt(row) > MOST_TEXT || !loading.canLoad(message)) return false;
  return (await loading.whole(message, row)) !== null;
}

function contentLine({ session }: PanelModel, row: number): string | null {
  const payload = session.messageAt(row)?.payload;
  if (!payload) return null;
  return payload.opcode === 'text' ? payloadText(payload) : hexOf(new Uint8Array(payload.data));
}

/** What a row that is no message tells; empty when it has gone. */
function eventLine({ session, wording }: PanelModel, row: number): string {
  const event = session.eventAt(row);
  if (!event || !isShown(event) || event.type === 'message') return '';
  const connection = 'connection' in event ? session.connections.get(event.connection) : undefined;
  return eventText(wording, event, connection?.api);
}

function tableLine(model: PanelModel, row: number): string {
  const { session, wording } = model;
  const content = contentLine(model, row) ?? eventLine(model, row);
  const kind = session.meanings.typeAt(row);
  const cells = [wording.stamp(session.timeAt(row)), session.kindAt(row), kind, String(session.sizeAt(row)), content];
  return cells.map(tableCell).join('\t');
}

/** As spreadsheets read it; a cell that would begin a formula is told to be text. */
function tableCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /["\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
