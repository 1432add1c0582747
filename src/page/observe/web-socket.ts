import { apply, brandCheck } from '../builtins.ts';
import { closeAtGate, sendAtGate } from '../intervene/gated-calls.ts';
import { safely } from '../safely.ts';
import { argument, type Begin, type TailCalls } from '../tail-calls.ts';
import type { Traps } from '../traps.ts';
import type { ConnectionLog } from './connection-log.ts';
import { isBinary } from './payload.ts';
import { readyStateNumber } from './socket-facts.ts';
import { isObject, toText } from './to-text.ts';

/**
 * Observes `win.WebSocket`. The page keeps its native sockets: the constructor, `send` and `close` are Proxies around
 * the native functions, and events are seen by listeners that are there before the page's.
 * https://websockets.spec.whatwg.org/#the-websocket-interface
 */
export function observeWebSocket(win: typeof globalThis, log: ConnectionLog, traps: Traps, calls: TailCalls): void {
  const { prototype } = win.WebSocket;
  traps.instances<'WebSocket', WebSocket>(win, 'WebSocket', (socket, args, above) =>
    log.created(socket, argument(args, 1), above),
  );
  traps.around(prototype, 'send', onSend(log, calls));
  traps.around(prototype, 'close', onClose(log, calls));
}

/**
 * What needs no code of the page is sent from here. What throws then throws again in a call without a frame of ours:
 * nothing has happened the first time.
 * https://websockets.spec.whatwg.org/#dom-websocket-send
 */
function onSend(log: ConnectionLog, calls: TailCalls): Begin {
  const begin: Begin = (target, socket, args) => {
    const data = argument(args, 0);
    const isText = typeof data === 'string'; // the common case, before anything slower is asked
    if (!isText && isObject(data) && !isBinary(data) && isSocket(socket)) return sendAsText(target, socket, data);
    const gate = log.gates && args.length > 0 && typeof data !== 'symbol' && log.gateOf(socket);
    if (gate) return sendAtGate(gate, { calls, native: target, socket, args }, data, begin);
    try {
      apply(target, socket, args);
    } catch {
      return calls.call(target, socket, args);
    }
    const { journal } = log;
    const { messages } = journal;
    try {
      log.sent(socket, isText || isObject(data) ? data : `${data as string}`, begin);
      return undefined;
    } catch {
      // No room left on the stack. It has gone, and the page must not hear otherwise.
      if (messages === journal.messages) journal.missed++;
      return undefined;
    }
  };
  return begin;

  /** The object is turned into text in the place of the native conversion, as its methods can only be run once. */
  function sendAsText(target: unknown, socket: WebSocket, data: object): unknown {
    return toText(calls, data, (text) => {
      const sent = () => safely(() => log.sent(socket, text, sent));
      const gate = log.gates && typeof text === 'string' && log.gateOf(socket);
      if (gate) return sendAtGate(gate, { calls, native: target, socket, args: [text] }, text, sent);
      return calls.call(target, socket, [text], sent);
    });
  }
}

/** Native methods check what they are called on before they convert anything. */
const isSocket = (value: unknown): value is WebSocket => brandCheck(readyStateNumber, value) !== undefined;

/** https://websockets.spec.whatwg.org/#dom-websocket-close */
function onClose(log: ConnectionLog, calls: TailCalls): Begin {
  return (target, socket, args) => {
    const code = argument(args, 0);
    const reason = argument(args, 1);
    const closed = () => safely(() => log.closing(socket, code, reason));
    const gate = log.gates && log.gateOf(socket);
    if (gate) return closeAtGate(gate, { calls, native: target, socket, args });
    if (isObject(code) || isObject(reason)) return calls.call(target, socket, args, closed);
    try {
      apply(target, socket, args); // as send: it runs no code of the page
    } catch {
      return calls.call(target, socket, args);
    }
    try {
      return closed();
    } catch {
      return undefined; // no room left on the stack
    }
  };
}
