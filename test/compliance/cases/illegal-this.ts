/** https://webidl.spec.whatwg.org/#dfn-create-operation-function: what members do with another object as `this`. */
import type { CaseTable } from '../case.ts';
import { attempt, wrong } from '../page/show.ts';
import { addFrame, finish, next, nextData, opened } from '../page/sockets.ts';

const MEMBERS = ['url', 'readyState', 'bufferedAmount', 'onopen', 'extensions', 'protocol', 'binaryType'] as const;

function selves(): readonly unknown[] {
  return [undefined, null, 1, 'text', {}, [], window, new EventTarget(), WebSocket, WebSocket.prototype, () => 0];
}

export const illegalThisCases: CaseTable = {
  'send and close': () =>
    selves().map((self) => [
      attempt(() => WebSocket.prototype.send.call(wrong(self), 'x')),
      attempt(() => WebSocket.prototype.close.call(wrong(self))),
      attempt(() => WebSocket.prototype.close.call(wrong(self), 1)),
      attempt(() => wrong<() => void>(WebSocket.prototype.send).call(wrong(self))),
    ]),
  'send and close as plain functions': () => {
    const { send, close } = WebSocket.prototype;
    return [attempt(() => send('x')), attempt(() => close()), attempt(() => wrong<() => void>(send)())];
  },
  'on the prototype': () => [
    attempt(() => WebSocket.prototype.send('x')),
    attempt(() => WebSocket.prototype.close()),
    ...MEMBERS.map((member) => attempt(() => WebSocket.prototype[member])),
    attempt(() => (WebSocket.prototype.binaryType = 'blob')),
  ],
  'on an object that inherits from a socket': ({ briefUrl }) => {
    const socket = new WebSocket(briefUrl());
    const heir: WebSocket = Object.create(socket);
    const seen = [attempt(() => heir.send('x')), attempt(() => heir.close()), attempt(() => heir.readyState)];
    socket.close();
    return seen;
  },
  'on a Proxy of a socket': ({ briefUrl }) => {
    const socket = new WebSocket(briefUrl());
    const proxy = new Proxy(socket, {});
    const seen = [attempt(() => proxy.send('x')), attempt(() => proxy.close()), attempt(() => proxy.readyState)];
    socket.close();
    return [seen, proxy instanceof WebSocket];
  },
  'methods of this frame on a socket of another': async ({ url }) => {
    const other = addFrame();
    const socket = new other.WebSocket(url());
    await next(socket, 'open');
    WebSocket.prototype.send.call(socket, 'text');
    const echo = await nextData(socket);
    const closed = next<CloseEvent>(socket, 'close');
    WebSocket.prototype.close.call(socket, 3005, 'from outside');
    const { code, reason } = await closed;
    return [echo, code, reason];
  },
  'methods of another frame on a socket of this': async (context) => {
    const other = addFrame();
    const socket = await opened(context);
    other.WebSocket.prototype.send.call(socket, wrong(new other.Uint8Array([1])));
    const echo = await nextData(socket);
    const seen = [
      attempt(() => other.WebSocket.prototype.send.call(wrong({}), 'x')),
      attempt(() => other.WebSocket.prototype.close.call(socket, 1)),
      attempt(() => other.WebSocket.prototype.send.call(socket, wrong(Symbol('s')))),
    ];
    return [echo, seen, await finish(socket)];
  },
  'methods of a removed frame': async (context) => {
    const frame = document.createElement('iframe');
    document.documentElement.append(frame);
    const other = frame.contentWindow as typeof window;
    const { send, close } = other.WebSocket.prototype;
    const Constructor = other.WebSocket;
    const socket = await opened(context);
    frame.remove();
    const seen = [attempt(() => send.call(socket, 'from a removed frame')), attempt(() => close.call(wrong({})))];
    seen.push(attempt(() => new Constructor(context.briefUrl())));
    return [seen, await finish(socket)];
  },
  'call, apply, bind and Reflect.apply': async (context) => {
    const socket = await opened(context);
    const { send } = socket;
    send.call(socket, 'call');
    send.apply(socket, ['apply']);
    send.bind(socket, 'bind')();
    Reflect.apply(send, socket, ['Reflect.apply']);
    Function.prototype.call.call(send, socket, 'call.call');
    const seen = [attempt(() => send.apply(socket, wrong(null))), attempt(() => Reflect.apply(send, socket, wrong(1)))];
    Array.prototype.forEach.call(['each 1', 'each 2'], wrong(send), socket);
    return [seen, send.bind(socket).name, send.bind(socket).length, await finish(socket)];
  },
  'the value that methods return': async (context) => {
    const socket = await opened(context);
    return [wrong<unknown>(socket.send('x')) === undefined, await finish(socket), socket.close()];
  },
};
