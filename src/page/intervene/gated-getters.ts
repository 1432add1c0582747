import type { ConnectionLog } from '../observe/connection-log.ts';
import type { Traps } from '../traps.ts';
import type { Gate } from './gate.ts';

const { prototype } = WebSocket;
type Told = 'readyState' | 'bufferedAmount' | 'protocol' | 'extensions';
const nativeOf = (key: Told) => Object.getOwnPropertyDescriptor(prototype, key)?.get;
const NATIVE = {
  readyState: nativeOf('readyState'),
  bufferedAmount: nativeOf('bufferedAmount'),
  protocol: nativeOf('protocol'),
  extensions: nativeOf('extensions'),
};

/** Makes gated sockets tell the page what it is to know. `url` and `binaryType` are right as they are. */
export function trapGetters(traps: Traps, log: ConnectionLog): void {
  const trap = <Key extends Told>(key: Key, read: (gate: Gate) => WebSocket[Key] | undefined) =>
    traps.accessor(prototype, key, NATIVE[key], (socket) => {
      const gate = log.gateOf(socket);
      return gate ? read(gate) : undefined;
    });
  const whenChosen = (gate: Gate, key: 'subprotocol' | 'extensions') =>
    gate.standsIn || !gate.isOpen ? gate[key] : undefined;
  trap('readyState', (gate) => gate.readyState as WebSocket['readyState']);
  trap('bufferedAmount', (gate) => gate.bufferedAmount);
  trap('protocol', (gate) => whenChosen(gate, 'subprotocol'));
  trap('extensions', (gate) => whenChosen(gate, 'extensions'));
}
