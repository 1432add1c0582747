import type { ShownEvent } from '../../session/session-event.ts';
import type { RowKind } from '../../session/session-rows.ts';
import type { MessageKey } from '../panel-services.ts';
import type { IconName } from './icon.tsx';

type ShownKind = Exclude<RowKind, 'drained' | 'handshake' | 'mark' | 'removed' | 'verdict'>;

const ICONS: Readonly<Record<ShownKind, IconName>> = {
  document: 'page',
  unload: 'gone',
  connection: 'connecting',
  open: 'open',
  error: 'failed',
  closing: 'closing',
  close: 'closed',
  loss: 'loss',
  sent: 'sent',
  received: 'received',
  reconnecting: 'connecting',
  end: 'closed',
  stall: 'loss',
};

const NAMES: Readonly<Record<Exclude<ShownEvent['type'], 'message'>, MessageKey>> = {
  document: 'kindDocument',
  unload: 'kindUnload',
  connection: 'kindConnection',
  open: 'kindOpen',
  error: 'kindError',
  closing: 'kindClosing',
  close: 'kindClose',
  loss: 'kindLoss',
  reconnecting: 'kindReconnecting',
  end: 'kindEnd',
  stall: 'kindStall',
};

export const rowIcon = (kind: ShownKind): IconName => ICONS[kind];

/** The key of the one word that says what a row is when it is no message. */
export const rowKindKey = (type: keyof typeof NAMES): MessageKey => NAMES[type];
