import type { ToGate } from '../../protocol/gate.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { Cause, Note } from '../../protocol/verdict.ts';
import { apply, uncurry } from '../builtins.ts';
import { nativeClose, SocketOf } from '../observe/socket-facts.ts';
import { lengthOf, partOf } from '../payload-parts.ts';
import { sequence } from '../sequence.ts';
import type { Gate } from './gate.ts';
import type { Gates } from './gates.ts';
import { dataFor } from './message-event.ts';
import { LOST } from './page-events.ts';

const OPEN = 1;
const binaryType = Object.getOwnPropertyDescriptor(SocketOf.prototype, 'binaryType') as Required<PropertyDescriptor>;
const setBinaryType = uncurry(binaryType.set as (this: WebSocket, type: BinaryType) => void);

/** Does what the engine says. */
export function obey(gates: Gates, message: ToGate): void {
  switch (message.type) {
    case 'gates':
      return message.on ? gates.on() : gates.off();
    case 'let':
    case 'drop':
    case 'note':
      return decide(gates, message);
    default: {
      const gate = gates.log.live[message.connectionId]?.gate;
      if (gate) change(gate, message);
    }
  }
}

function decide(gates: Gates, message: Extract<ToGate, { item: number }>): void {
  const item = gates.item(message.item);
  const payload = message.type === 'let' ? message.payload : undefined;
  if (item && message.note) note(item.gate, item.seq, message.note, payload);
  if (message.type === 'let') gates.let(message.item, payload);
  else if (message.type === 'drop') gates.drop(message.item);
}

/** Bytes are copied: the page gets those of the engine. */
function note({ record, gates }: Gate, of: number, { outcome, rule }: Note, after?: Payload): void {
  if (of === 0) return;
  const length = after ? lengthOf(after.data) : 0;
  const copy = after && ({ opcode: after.opcode, data: partOf(after.data, 0, length) } as Payload);
  const body = {
    type: 'verdict',
    of,
    outcome,
    ...(rule !== undefined && { rule }),
    ...(copy && { payload: copy }),
  } as const;
  gates.log.report(record, body, length);
}

function change(gate: Gate, message: Extract<ToGate, { connectionId: string }>): void {
  const { gates, record } = gate;
  switch (message.type) {
    case 'free':
      return gates.free(gate);
    case 'stand-in':
      if (message.note) note(gate, record.seq, message.note);
      return standIn(gate);
    case 'connect':
      return connect(gate, message.url, message.protocols);
    case 'transmit':
      if (!record.socket || gate.nativeState !== OPEN) return;
      gates.transmit(gate, message.payload.data);
      gates.log.sent(record.socket, message.payload.data, causeOf(message));
      return;
    case 'deliver':
      return deliver(gate, message);
    default:
      message satisfies never;
  }
}

function standIn(gate: Gate): void {
  const { gates, native } = gate;
  gate.native = null; // from now on its events are swallowed
  gate.standsIn = true;
  gates.forget(gate, false);
  if (native) apply(nativeClose, native, []);
  gates.differ();
}

/** What cannot be connected to, by its URL, the page's policy or a bad subprotocol, has failed. */
function connect(gate: Gate, url: string, protocols: readonly string[]): void {
  if (!gate.standsIn || gate.native) return;
  try {
    gate.native = new SocketOf(url, sequence(protocols) as string[]);
    setBinaryType(gate.native, 'arraybuffer');
    gate.gates.log.listen(gate.native, gate.record);
  } catch {
    gate.gates.end(gate, LOST);
  }
}

function deliver(gate: Gate, { event, rule }: Extract<ToGate, { type: 'deliver' }>): void {
  const { gates } = gate;
  const cause = causeOf({ rule });
  gates.differ();
  if (event.type === 'opened') gates.page.opened(gate, event.subprotocol, event.extensions);
  else if (event.type === 'closed') gates.ended(gate, event, cause);
  else gates.page.message(gate, (socket) => dataFor(socket, event.payload), cause);
}

const causeOf = ({ rule }: { readonly rule: string }): Cause => (rule === '' ? {} : { rule });
