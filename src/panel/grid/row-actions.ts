import type { RowChoice } from '../../formats/session-log.ts';
import { copyText } from '../copy-text.ts';
import { payloadText } from '../matching/payload-text.ts';
import type { PanelModel } from '../panel-model.ts';
import { SESSION_LOG_TYPE } from '../stores/export-store.ts';
import { nextTask } from '../stores/next-task.ts';
import { hexOf } from '../text/hex.ts';
import { RowSet } from './row-set.ts';

/** Milliseconds of work between two frames. */
const SLICE = 8;
/** UTF-16 units that are put on the clipboard at most; more is for a file. */
const MOST_TEXT = 32 * 1024 * 1024;

/** The rows that an action is about: those that are selected, or the one at `index` when it is not among them. */
export function rowsForAction({ rows, selection }: PanelModel, index: number): RowSet {
  const chosen = selection.rows.rows;
  const row = rows.rowAt(index);
  if (chosen.has(row)) return chosen;
  const alone = new RowSet();
  alone.add(row);
  return alone;
}

/** Copies messages, one a line: their contents, or with time, direction, kind and size as a table. */
export async function copyRows(model: PanelModel, rows: Iterable<number>, asTable: boolean): Promise<void> {
  const { feedback, session, wording } = model;
  const { generation } = session;
  const lines: string[] = [];
  let units = 0;
  let end = performance.now() + SLICE;
  for (const row of rows) {
    const line = asTable ? tableLine(model, row) : contentLine(model, row);
    if (line === null) continue;
    lines.push(line);
    units += line.length + 1;
    if (units > MOST_TEXT) return feedback.problem(wording.text('tooMuchToCopy'));
    if (performance.now() < end) continue;
    await nextTask();
    if (session.generation !== generation) return;
    end = performance.now() + SLICE;
  }
  if (await copyText(lines.join('\n'))) feedback.done(wording.counted('rowsCopied', lines.length));
  else feedback.problem(wording.text('copyFailed'));
}

/** Offers a session log with the messages of these rows alone, and with what happened to the connections. */
export async function exportRows(model: PanelModel, rows: RowChoice): Promise<void> {
  const { exporting, feedback, services, wording } = model;
  if (exporting.lines.value !== null) return;
  const file = await exporting.write(Date.now(), rows);
  if (!file) return feedback.problem(wording.text('exportInterrupted'));
  services.save(file.name, file.parts, SESSION_LOG_TYPE);
  feedback.done(wording.text('exported', file.name));
}

function contentLine({ session }: PanelModel, row: number): string | null {
  const payload = session.messageAt(row)?.payload;
  if (!payload) return null;
  return payload.opcode === 'text' ? payloadText(payload) : hexOf(new Uint8Array(payload.data));
}

function tableLine(model: PanelModel, row: number): string | null {
  const { session, wording } = model;
  const content = contentLine(model, row);
  if (content === null) return null;
  const kind = session.meanings.typeAt(row);
  const cells = [wording.stamp(session.timeAt(row)), session.kindAt(row), kind, String(session.sizeAt(row)), content];
  return cells.map(tableCell).join('\t');
}

/** As spreadsheets read it; a cell that would begin a formula is told to be text. */
function tableCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /["\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
