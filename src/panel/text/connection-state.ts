import type { Connection } from '../../session/connection.ts';
import type { IconName } from '../components/icon.tsx';
import type { MessageKey } from '../panel-services.ts';
import { closeText } from './event-text.ts';
import type { Wording } from './wording.ts';

/** How a connection stands, as the user is told. */
export type ConnectionStateName = Connection['state'] | 'failed';

const NAMES: Readonly<Record<ConnectionStateName, MessageKey>> = {
  connecting: 'stateConnecting',
  open: 'stateOpen',
  closing: 'stateClosing',
  closed: 'stateClosed',
  failed: 'stateFailed',
  gone: 'stateGone',
};

/** The key of the one word for a state. */
export const stateNameKey = (state: ConnectionStateName): MessageKey => NAMES[state];

export const stateIcon = (state: ConnectionStateName): IconName => state;

/** `failed`: the browser reported an error, and that was the end of it. */
export function connectionState({ state, failed }: Pick<Connection, 'state' | 'failed'>): ConnectionStateName {
  return failed && (state === 'closed' || state === 'connecting') ? 'failed' : state;
}

/** The name of the state, with the close code; unless `short`, also what the code means and the reason given. */
export function stateText(wording: Wording, connection: Connection, short = false): string {
  const name = wording.text(stateNameKey(connectionState(connection)));
  const { close } = connection;
  if (!close) return name;
  const code = connection.api === 'EventSource' ? '' : close.code;
  const text = short ? code : closeText(wording, close.code, close.reason, connection.api);
  return `${name} ${text}`.trim();
}
