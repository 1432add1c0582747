import type { Payload } from '../../protocol/payload.ts';
import { apply, BlobOf, brandCheck } from '../builtins.ts';
import { type HookPayload, sizeOf } from '../journal-entry.ts';
import type { ConnectionLog } from '../observe/connection-log.ts';
import { type Taken, take } from '../observe/payload.ts';
import { readyStateNumber } from '../observe/socket-facts.ts';
import { isObject } from '../observe/to-text.ts';
import { isCut, lengthOf, preview } from '../payload-parts.ts';
import { safely } from '../safely.ts';
import { sequence } from '../sequence.ts';
import { argument, type Begin, type TailCalls } from '../tail-calls.ts';
import { utf8Length } from '../utf8-length.ts';
import type { Gate } from './gate.ts';

/** A call of the page: of the native function, with its arguments. */
export interface Call {
  readonly calls: TailCalls;
  readonly native: unknown;
  readonly socket: WebSocket;
  readonly args: readonly unknown[];
}

const { round, trunc } = Math;
const DOMExceptionOf = DOMException;
const AbortSignalOf = AbortSignal;
const { abort } = AbortSignal;
const { throwIfAborted } = AbortSignal.prototype;
/** RFC 6455, section 5.5: what fits beside the code. */
const REASON_BYTES = 123;
const NOT_OPEN =
  import.meta.env.MODE === 'firefox'
    ? 'An attempt was made to use an object that is not, or is no longer, usable'
    : "Failed to execute 'send' on 'WebSocket': Still in CONNECTING state.";

/** As the engine is told of it: what the document does not report whole, by its beginning. */
export function told({ journal }: ConnectionLog, { payload, size }: Taken): HookPayload {
  return isCut(payload) || lengthOf(payload.data) <= journal.limit ? payload : preview(payload, sizeOf(size));
}

/**
 * `send` of a gated connection. `data`: the page's, or the text that it comes to. Returns what a `Begin` may.
 * https://websockets.spec.whatwg.org/#dom-websocket-send
 */
export function sendAtGate(gate: Gate, call: Call, data: unknown, by: Begin): unknown {
  const { calls, native, socket, args } = call;
  const { gates } = gate;
  const { log } = gates;
  let whole: string | Blob;
  try {
    // Takes and refuses the very data that `send` does, and copies it.
    whole = isObject(data) ? new BlobOf(sequence([data]) as BlobPart[]) : `${data as string}`;
  } catch {
    return calls.call(native, socket, args);
  }
  const state = gate.readyState;
  if (state === 0) return readyStateNumber(socket) === 0 ? calls.call(native, socket, args) : throwNotOpen(calls);
  // What is detached has no size to ask for, and is sent as nothing.
  const taken = take(typeof whole === 'string' ? whole : (brandCheck(take, data) && data) || whole);
  const seq = log.sent(socket, data, by, taken);
  if (!taken) return undefined;
  const size = sizeOf(taken.size);
  if (state > 1) {
    if (gate.nativeState > 1 && gate.native) gates.transmit(gate, whole);
    else gate.held += size;
    return undefined;
  }
  const { payload } = taken;
  const kept = isCut(payload) ? whole : payload.data;
  const act = (other?: Payload) => gates.transmit(gate, other ? other.data : kept);
  gates.ask(gate, { type: 'sent', payload: told(log, taken) }, act, { seq, size });
  return undefined;
}

/** As the browser throws it, from no script of ours. */
function throwNotOpen(calls: TailCalls): unknown {
  return calls.construct([DOMExceptionOf, [NOT_OPEN, 'InvalidStateError'], DOMExceptionOf], (error) =>
    calls.call(throwIfAborted, apply(abort, AbortSignalOf, [error]), []),
  );
}

/**
 * `close` of a gated connection. What is no plain value only the native function can convert: then what is held goes
 * before, and the connection is free. Returns what a `Begin` may.
 * https://websockets.spec.whatwg.org/#dom-websocket-close
 */
export function closeAtGate(gate: Gate, { calls, native, socket, args }: Call): unknown {
  const { gates } = gate;
  const code = argument(args, 0);
  const reason = argument(args, 1);
  const isPlain = !isObject(code) && !isObject(reason);
  const state = gate.readyState;
  const mark = () => {
    if (state < 2) gates.log.closing(socket, code, reason);
  };
  const wait = () => {
    mark();
    const number = isObject(code) ? null : codeOf(code, reason);
    const text = typeof reason === 'string' ? reason : '';
    if (state < 2) gates.closing(gate, number, text, isPlain ? args : number === null ? [] : [number, text]);
  };
  // The page's own socket has been closed there: it checks, and does nothing.
  if (gate.standsIn) return calls.call(native, socket, args, () => safely(wait));
  if (!isPlain) gates.free(gate);
  if (isPlain && mayClose(code, reason)) return wait();
  return calls.call(native, socket, args, () => safely(mark));
}

/**
 * As the native function converts it: Firefox rounds, a half to even, as Web IDL has it (`[Clamp]`), Chromium cuts off,
 * and takes none beside a reason for 0.
 */
function codeOf(code: unknown, reason: unknown): number | null {
  if (code === undefined && (import.meta.env.MODE === 'firefox' || reason === undefined)) return null;
  const number = +(code as number);
  if (import.meta.env.MODE !== 'firefox') return trunc(number);
  const rounded = round(number);
  return rounded - number === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** Whether the native function takes plain values. */
export function mayClose(code: unknown, reason: unknown): boolean {
  if (typeof code === 'symbol' || typeof code === 'bigint' || typeof reason === 'symbol') return false;
  const number = codeOf(code, reason);
  const isAllowed = number === null || number === 1_000 || (number >= 3_000 && number < 5_000);
  return isAllowed && (reason === undefined || utf8Length(`${reason as string}`) <= REASON_BYTES);
}
