import { isShown } from '../../session/session-event.ts';
import { payloadText } from '../matching/payload-text.ts';
import type { PanelModel } from '../panel-model.ts';
import { eventText } from '../text/event-text.ts';
import { visibleLines, visibleText } from '../text/visible-text.ts';

/** More than fits on a screen is for Details. */
const LENGTH = 1_500;

/** What a cell of the grid would say had it all the room it needs; empty when it says it already. */
export function fullCellText(model: PanelModel, cell: HTMLElement): string {
  const { column } = cell.dataset;
  const row = model.rows.rowAt(Number(cell.closest<HTMLElement>('[role="row"]')?.dataset.index ?? -1));
  if (column === 'time')
    return `${model.wording.moment(model.session.timeAt(row))} · ${model.wording.stamp(model.session.timeAt(row))}`;
  if (!isCut(cell)) return '';
  if (column === 'summary') return withMarks(model, { row, cell }, fullSummary(model, row));
  if (column !== 'connection') return cell.textContent.slice(0, LENGTH);
  return visibleText((model.session.connections.get(model.session.connectionIdAt(row))?.url ?? '').slice(0, LENGTH));
}

/** Whether it or something in it has more to say than there is room for. */
const isCut = (cell: HTMLElement): boolean =>
  [cell, ...cell.querySelectorAll<HTMLElement>('*')].some(
    ({ clientWidth, scrollWidth }) => scrollWidth > clientWidth && clientWidth > 0,
  );

interface Place {
  readonly row: number;
  readonly cell: HTMLElement;
}

/** With what stands before it: its flags, and the user's note. */
function withMarks({ session }: PanelModel, { row, cell }: Place, text: string): string {
  const flags = [...cell.querySelectorAll('[data-flag]:not([data-flag="note"])')].map(({ textContent }) => textContent);
  const note = session.markAt(row)?.note ?? '';
  return [flags.join(' · '), visibleLines(note), text].filter((part) => part !== '').join('\n\n');
}

function fullSummary({ session, wording }: PanelModel, row: number): string {
  const event = session.eventAt(row);
  if (!event || !isShown(event)) return '';
  if (event.type === 'message') {
    const text = session.meanings.summaryAt(row) ?? payloadText(event.payload);
    return visibleLines(text.slice(0, LENGTH).toWellFormed()) + (text.length > LENGTH ? '…' : '');
  }
  const connection = 'connection' in event ? session.connections.get(event.connection) : undefined;
  return eventText(wording, event, connection?.api).slice(0, LENGTH);
}
