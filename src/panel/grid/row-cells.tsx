import type { ComponentChildren } from 'preact';
import type { ShownEvent } from '../../session/session-event.ts';
import { icon } from '../components/icon.tsx';
import { rowIcon, rowKindKey } from '../components/row-kind.ts';
import { rowSummary } from '../components/row-summary.tsx';
import type { PanelModel } from '../panel-model.ts';
import { urlParts } from '../text/url-parts.ts';
import { visibleText } from '../text/visible-text.ts';
import css from './columns.module.css';
import type { ColumnId } from './columns.ts';
import { HeartbeatRun } from './heartbeat-run.tsx';
import type { RowFacts } from './row-facts.ts';

export interface CellSubject {
  readonly model: PanelModel;
  readonly facts: RowFacts;
  readonly event: ShownEvent;
}

/** Letters of a name that a page has chosen; more do not fit into any cell. */
const NAME_LENGTH = 200;

/** One cell of a row. Not a component: there are hundreds of them in view. */
export function rowCell(column: ColumnId, subject: CellSubject) {
  return (
    <span key={column} role="gridcell" data-column={column} class={css.cell} aria-colindex={indexOf(column, subject)}>
      {CONTENTS[column](subject)}
    </span>
  );
}

const indexOf = (column: ColumnId, { model }: CellSubject) => model.columns.layout.peek().order.indexOf(column) + 1;

const CONTENTS: Readonly<Record<ColumnId, (subject: CellSubject) => ComponentChildren>> = {
  seq: ({ model: { wording }, facts: { mark }, event: { seq } }) => {
    const text = seq === 0 ? '' : seq;
    return mark?.bookmarked === true ? [icon('bookmark', wording.text('bookmarked')), text] : text;
  },
  time: timeText,
  direction: ({ model: { wording }, event }) => {
    if (event.type !== 'message') return icon(rowIcon(event.type));
    const name = wording.text(event.direction === 'sent' ? 'directionSent' : 'directionReceived');
    return icon(event.direction, name);
  },
  kind: ({ model: { wording }, facts: { kind }, event }) => {
    if (event.type !== 'message') return wording.text(rowKindKey(event.type));
    return kind === '' ? wording.text(event.payload.opcode) : visibleText(kind.slice(0, NAME_LENGTH));
  },
  connection: ({ model: { session }, facts: { row } }) => {
    const url = session.connections.get(session.connectionIdAt(row))?.url;
    return url === undefined ? '' : urlParts(url).path;
  },
  summary: ({ model, facts, event }) => {
    if (facts.heartbeats === 0) return rowSummary(model, facts, event);
    const run = <HeartbeatRun key="run" facts={facts} />;
    return facts.isOpen ? [run, rowSummary(model, facts, event)] : run;
  },
  size: ({ model: { session, wording }, facts, event }) =>
    event.type === 'message' && !isFolded(facts) ? wording.bytes(session.sizeAt(facts.row)) : '',
  latency: ({ model: { session, wording }, facts }) => {
    const latency = session.meanings.latencyAt(facts.row);
    return latency === undefined || isFolded(facts) ? '' : wording.duration(latency);
  },
};

const isFolded = ({ heartbeats, isOpen }: RowFacts) => heartbeats > 0 && !isOpen;

function timeText({ model: { session, wording }, facts: { time, before }, event: { at } }: CellSubject): string {
  if (time === 'clock') return wording.time(at);
  if (time === 'start') return wording.elapsed(at - session.timeAt(0));
  return before < 0 ? '' : wording.elapsed(at - session.timeAt(before));
}
