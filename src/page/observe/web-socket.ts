import { apply } from '../builtins.ts';
import { closeAtGate, sendAtGate } from '../intervene/gated-calls.ts';
import type { NativeText } from '../native-text.ts';
import { patch, type Undo } from '../patch.ts';
import { safely } from '../safely.ts';
import type { Begin, TailCalls } from '../tail-calls.ts';
import type { ConnectionLog } from './connection-log.ts';
import { isBinary } from './payload.ts';
import { readyStateNumber } from './socket-facts.ts';
import { isObject, toText } from './to-text.ts';

/**
 * Observes `win.WebSocket`. The page keeps its native sockets: the constructor, `send` and `close` are Proxies around
 * the native functions, and events are seen by listeners that are there before the page's.
 * https://websockets.spec.whatwg.org/#the-websocket-interface
 */
export function observeWebSocket(win: typeof globalThis, log: ConnectionLog, calls: TailCalls, text: NativeText): Undo {
  const Native = win.WebSocket;
  const { prototype } = Native;
  const Observed = new Proxy(
    Native,
    // newTarget keeps an instance of `class Feed extends WebSocket` a Feed.
    calls.handler('construct', (target, args, newTarget) => {
      const made = (socket: WebSocket) => {
        safely(() => log.created(socket, argument(args, 1), made));
        return socket;
      };
      return calls.construct([target, args, newTarget], made);
    }),
  );
  const undo = [
    patch(win, 'WebSocket', text.disguise(Observed, Native)),
    // Otherwise `new socket.constructor(url)` reaches the native class unobserved.
    patch<{ constructor: object }, 'constructor'>(prototype, 'constructor', Observed),
    patch(prototype, 'send', text.disguise(observeSend(prototype.send, log, calls), prototype.send)),
    patch(prototype, 'close', text.disguise(observeClose(prototype.close, log, calls), prototype.close)),
  ];
  return () => {
    for (let index = 0; index < undo.length; index++) undo[index]?.();
  };
}

/**
 * What needs no code of the page is sent from here. What throws then throws again in a call without a frame of ours:
 * nothing has happened the first time.
 * https://websockets.spec.whatwg.org/#dom-websocket-send
 */
function observeSend(send: WebSocket['send'], log: ConnectionLog, calls: TailCalls): WebSocket['send'] {
  const onSend: Begin = (target, socket, args) => {
    const data = argument(args, 0);
    const isText = typeof data === 'string'; // the common case, before anything slower is asked
    if (!isText && isObject(data) && !isBinary(data) && isSocket(socket)) return sendAsText(target, socket, data);
    const gate = log.gates && args.length > 0 && typeof data !== 'symbol' && log.gateOf(socket);
    if (gate) return sendAtGate(gate, { calls, native: target, socket, args }, data, onSend);
    try {
      apply(target, socket, args);
    } catch {
      return calls.call(target, socket, args);
    }
    const { journal } = log;
    const { messages } = journal;
    try {
      log.sent(socket, isText || isObject(data) ? data : `${data as string}`, onSend);
      return undefined;
    } catch {
      // No room left on the stack. It has gone, and the page must not hear otherwise.
      if (messages === journal.messages) journal.missed++;
      return undefined;
    }
  };
  return new Proxy(send, calls.handler('apply', onSend));

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
function isSocket(value: unknown): value is WebSocket {
  try {
    readyStateNumber(value);
    return true;
  } catch {
    return false;
  }
}

/** https://websockets.spec.whatwg.org/#dom-websocket-close */
function observeClose(close: WebSocket['close'], log: ConnectionLog, calls: TailCalls): WebSocket['close'] {
  const onClose: Begin = (target, socket, args) => {
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
  return new Proxy(close, calls.handler('apply', onClose));
}

/** Undefined for one that was not given: not looked up in a prototype, where a page may have put an accessor. */
function argument(args: readonly unknown[], index: number): unknown {
  return index < args.length ? args[index] : undefined;
}
