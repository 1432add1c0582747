import { bare, getOwnPropertyDescriptor } from '../builtins.ts';
import type { ConnectionLog } from '../observe/connection-log.ts';
import { SocketOf } from '../observe/socket-facts.ts';
import type { Traps } from '../traps.ts';
import type { Gate } from './gate.ts';

const { prototype } = SocketOf;
type Told = 'readyState' | 'bufferedAmount' | 'protocol' | 'extensions';

const whenChosen = (gate: Gate, key: 'subprotocol' | 'extensions') =>
  gate.standsIn || !gate.isOpen ? gate[key] : undefined;

/** Undefined: as the browser has it. */
const OF_GATE = bare<Record<Told, (gate: Gate) => unknown>>({
  readyState: (gate) => gate.readyState,
  bufferedAmount: (gate) => gate.bufferedAmount,
  protocol: (gate) => whenChosen(gate, 'subprotocol'),
  extensions: (gate) => whenChosen(gate, 'extensions'),
});
const natives = bare<Partial<Record<Told, unknown>>>({});
for (const key in OF_GATE) natives[key as Told] = getOwnPropertyDescriptor(prototype, key)?.get;

/** Makes gated sockets tell the page what it is to know. `url` and `binaryType` are right as they are. */
export function trapGetters(traps: Traps, log: ConnectionLog): void {
  for (const name in OF_GATE) {
    const key = name as Told;
    traps.accessor(prototype, key, natives[key], (socket) => {
      const gate = log.gateOf(socket);
      return gate ? OF_GATE[key](gate) : undefined;
    });
  }
}
