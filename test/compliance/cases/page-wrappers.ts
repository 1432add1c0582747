/** Pages and libraries put their own wrappers on top of what the browser, or Wirescope, has left there. */
import type { CaseTable } from '../case.ts';
import { attempt, showDescriptor, wrong } from '../page/show.ts';
import { finish, next, nextData, opened } from '../page/sockets.ts';

export const pageWrappersCases: CaseTable = {
  'a class in the place of window.WebSocket': async (context) => {
    const log: unknown[] = [];
    const Before = WebSocket;
    class Logged extends Before {
      constructor(...args: [url: string, protocols?: string]) {
        super(...args);
        log.push(['made', args.length]);
      }
      override send(data: string): void {
        log.push(['send', data]);
        super.send(data);
      }
    }
    window.WebSocket = wrong(Logged);
    const socket = await opened(context);
    socket.send('x');
    return [await nextData(socket), socket instanceof Before, socket.constructor === Logged, await finish(socket), log];
  },
  'a function in the place of window.WebSocket': async (context) => {
    const Before = WebSocket;
    function Wrapped(url: string, protocols?: string) {
      const socket = new Before(url, protocols ?? []);
      socket.addEventListener('message', (event) => Object.defineProperty(event, 'data', { value: 'changed' }));
      return socket;
    }
    Wrapped.prototype = Before.prototype;
    window.WebSocket = wrong(Object.assign(Wrapped, { OPEN: 1 }));
    const socket = await opened(context);
    socket.send('x');
    return [
      await nextData(socket),
      socket instanceof WebSocket,
      showDescriptor(window, 'WebSocket'),
      await finish(socket),
    ];
  },
  'send and close replaced on the prototype': async (context) => {
    const log: unknown[] = [];
    const { send, close } = WebSocket.prototype;
    WebSocket.prototype.send = function (...args) {
      log.push(['send', ...args]);
      return send.apply(this, args);
    };
    WebSocket.prototype.close = function (...args) {
      log.push(['close', ...args]);
      return Reflect.apply(close, this, args);
    };
    const socket = await opened(context);
    socket.send('x');
    const echo = await nextData(socket);
    return [echo, await finish(socket), log, showDescriptor(WebSocket.prototype, 'send')];
  },
  'Proxies around send and toString': async (context) => {
    const log: unknown[] = [];
    for (const [owner, key] of [[WebSocket.prototype, 'send'] as const, [Function.prototype, 'toString'] as const]) {
      const value = new Proxy(Reflect.get(owner, key) as () => void, {
        apply: (target, self, args) => {
          log.push(key, args.length);
          return Reflect.apply(target, self, args) as undefined;
        },
      });
      Object.defineProperty(owner, key, { value });
    }
    const socket = await opened(context);
    socket.send('x');
    const echo = await nextData(socket);
    return [echo, `${WebSocket.prototype.send}`, `${WebSocket}`, await finish(socket), log];
  },
  'accessors replaced on the prototype': async (context) => {
    const log: unknown[] = [];
    for (const key of ['readyState', 'url', 'bufferedAmount', 'binaryType', 'protocol', 'extensions'] as const) {
      const { get } = Object.getOwnPropertyDescriptor(WebSocket.prototype, key) ?? {};
      Object.defineProperty(WebSocket.prototype, key, {
        get() {
          log.push(key);
          return get?.call(this);
        },
      });
    }
    const socket = await opened(context);
    socket.send(new Uint8Array([1]));
    const echo = await nextData(socket);
    return [echo, socket.readyState, await finish(socket), log];
  },
  'a setter that watches onmessage': async (context) => {
    const log: unknown[] = [];
    const { set } = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage') ?? {};
    Object.defineProperty(WebSocket.prototype, 'onmessage', {
      set(handler) {
        log.push(typeof handler);
        set?.call(this, handler);
      },
    });
    const socket = await opened(context);
    socket.onmessage = ({ data }) => log.push(data);
    socket.send('x');
    return [await nextData(socket), await finish(socket), log];
  },
  'methods of EventTarget replaced': async (context) => {
    const log: unknown[] = [];
    for (const key of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const) {
      const before = EventTarget.prototype[key];
      const replacement = function (this: EventTarget, ...args: unknown[]): unknown {
        log.push([key, Object.prototype.toString.call(this), typeof args[0] === 'string' ? args[0] : 'event']);
        return Reflect.apply(before, this, args);
      };
      EventTarget.prototype[key] = wrong(replacement);
    }
    const socket = await opened(context);
    socket.send('x');
    return [await nextData(socket), await finish(socket), log];
  },
  'accessors of the events replaced': async (context) => {
    const log: unknown[] = [];
    const members = [
      [MessageEvent.prototype, 'data'],
      [MessageEvent.prototype, 'ports'],
      [CloseEvent.prototype, 'code'],
      [CloseEvent.prototype, 'reason'],
      [CloseEvent.prototype, 'wasClean'],
      [Event.prototype, 'type'],
      [Event.prototype, 'target'],
    ] as const;
    for (const [owner, key] of members) {
      const { get } = Object.getOwnPropertyDescriptor(owner, key) ?? {};
      Object.defineProperty(owner, key, {
        get() {
          log.push(key);
          return get?.call(this);
        },
      });
    }
    const socket = await opened(context);
    socket.send('x');
    await next(socket, 'message');
    socket.close();
    await next(socket, 'close');
    return log;
  },
  'own send and close on a socket': async (context) => {
    const socket = await opened(context);
    const { send } = socket;
    socket.send = (data) => send.call(socket, `own ${wrong<string>(data)}`);
    socket.send('x');
    const echo = await nextData(socket);
    Object.freeze(socket);
    return [echo, Reflect.ownKeys(socket), await finish(socket)];
  },
  'everything frozen': async (context) => {
    const objects = [
      WebSocket,
      WebSocket.prototype,
      EventTarget.prototype,
      Function.prototype,
      Object.prototype,
      window.Array.prototype,
    ];
    const frozen = objects.map((object) => attempt(() => Object.isFrozen(Object.freeze(object))));
    const socket = await opened(context);
    socket.send(new Uint8Array([5]));
    const echo = await nextData(socket);
    const { send } = WebSocket.prototype;
    return [
      frozen,
      echo,
      Reflect.set(WebSocket.prototype, 'send', 1),
      WebSocket.prototype.send === send,
      await finish(socket),
    ];
  },
  'WebSocket sealed and not extensible': ({ briefUrl }) => {
    Object.preventExtensions(WebSocket);
    Object.seal(WebSocket.prototype.send);
    const socket = new WebSocket(briefUrl());
    socket.close();
    return [
      Object.isExtensible(WebSocket),
      Object.isSealed(WebSocket.prototype.send),
      Reflect.set(WebSocket, 'extra', 1),
      Reflect.setPrototypeOf(WebSocket, null),
      Reflect.setPrototypeOf(WebSocket, EventTarget),
    ];
  },
  'window.WebSocket defined as an accessor': async (context) => {
    const log: string[] = [];
    const Before = WebSocket;
    Object.defineProperty(window, 'WebSocket', {
      get: () => {
        log.push('get');
        return Before;
      },
    });
    const socket = await opened(context);
    socket.send('x');
    return [await nextData(socket), await finish(socket), log];
  },
};
