import { apply, bare, construct, uncurry } from '../builtins.ts';
import type { NativeText } from '../native-text.ts';
import { patch, type Undo } from '../patch.ts';
import type { ConnectionLog } from './connection-log.ts';
import { isBinary } from './payload.ts';
import { readyStateNumber } from './socket-facts.ts';
import { isObject, toText } from './to-text.ts';

/**
 * Observes `win.WebSocket`. The page keeps its native sockets: the constructor, `send` and `close` are Proxies around
 * the native functions, and events are seen by listeners that are there before the page's.
 * https://websockets.spec.whatwg.org/#the-websocket-interface
 */
export function observeWebSocket(win: typeof globalThis, log: ConnectionLog, text: NativeText): Undo {
  const Native = win.WebSocket;
  const { prototype } = Native;
  const Observed = new Proxy(
    Native,
    bare<ProxyHandler<typeof Native>>({
      construct(target, args, newTarget) {
        // newTarget keeps an instance of `class Feed extends WebSocket` a Feed.
        const socket = construct(target, args, newTarget) as WebSocket;
        safely(() => log.created(socket, argument(args, 1)));
        return socket;
      },
    }),
  );
  const undo = [
    patch(win, 'WebSocket', text.disguise(Observed, Native)),
    // Otherwise `new socket.constructor(url)` reaches the native class unobserved.
    patch<{ constructor: object }, 'constructor'>(prototype, 'constructor', Observed),
    patch(prototype, 'send', text.disguise(observeSend(prototype.send, log), prototype.send)),
    patch(prototype, 'close', text.disguise(observeClose(prototype.close, log), prototype.close)),
  ];
  return () => {
    for (let index = 0; index < undo.length; index++) undo[index]?.();
  };
}

/** https://websockets.spec.whatwg.org/#dom-websocket-send: throws only while CONNECTING. */
function observeSend(send: WebSocket['send'], log: ConnectionLog): WebSocket['send'] {
  return new Proxy(
    send,
    bare<ProxyHandler<typeof send>>({
      apply(target, socket: WebSocket, args) {
        if (args.length > 0 && typeof args[0] !== 'string') args[0] = asNativeWould(socket, args[0]);
        apply(target, socket, args); // its exception is the page's, and nothing was sent
        safely(() => log.sent(socket, args[0]));
      },
    }),
  );
}

/**
 * What is neither text nor binary is turned into a string here, in the place of the native conversion, because a
 * `toString` of the page can only be run once. As there, the object `send` is called on is checked first.
 * https://webidl.spec.whatwg.org/#js-union
 */
function asNativeWould(socket: unknown, data: unknown): unknown {
  if (typeof data === 'symbol' || isBinary(data)) return data; // a symbol: the native TypeError
  try {
    readyStateNumber(socket);
  } catch {
    return data; // the native TypeError, before any conversion
  }
  return isObject(data) ? toText(data) : `${data}`;
}

/** https://websockets.spec.whatwg.org/#dom-websocket-close */
function observeClose(close: WebSocket['close'], log: ConnectionLog): WebSocket['close'] {
  return new Proxy(
    close,
    bare<ProxyHandler<typeof close>>({
      apply(target, socket: WebSocket, args) {
        apply(target, socket, args);
        safely(() => log.closing(socket, argument(args, 0), argument(args, 1)));
      },
    }),
  );
}

/** Undefined for one that was not given: not looked up in a prototype, where a page may have put an accessor. */
function argument(args: readonly unknown[], index: number): unknown {
  return index < args.length ? args[index] : undefined;
}

const warn = uncurry(console.warn).bind(null, console);

/** A fault of ours never becomes the page's exception. */
export function safely(report: () => void): void {
  try {
    report();
  } catch (fault) {
    warn('Wirescope:', fault);
  }
}
