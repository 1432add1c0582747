import type { MessageKey } from '../panel-services.ts';
import type { ColumnId, TimeForm } from './columns.ts';

const NAMES: Readonly<Record<ColumnId, MessageKey>> = {
  seq: 'columnSeq',
  time: 'columnTime',
  direction: 'direction',
  kind: 'columnKind',
  connection: 'columnConnection',
  summary: 'columnSummary',
  size: 'columnSize',
  latency: 'columnLatency',
};

const TIME_FORM_NAMES: Readonly<Record<TimeForm, MessageKey>> = {
  clock: 'timeClock',
  start: 'timeSinceStart',
  delta: 'timeSinceRow',
};

export const columnNameKey = (column: ColumnId): MessageKey => NAMES[column];
export const timeFormKey = (form: TimeForm): MessageKey => TIME_FORM_NAMES[form];
