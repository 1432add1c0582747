/** https://html.spec.whatwg.org/multipage/webappapis.html#event-handler-attributes */
import type { CaseTable } from '../case.ts';
import { attempt, show, wrong } from '../page/show.ts';
import { addFrame, finish, next, opened } from '../page/sockets.ts';

const NAMES = ['onopen', 'onmessage', 'onerror', 'onclose'] as const;
type Handler = (this: WebSocket, event: Event) => unknown;

const handle = (socket: WebSocket, name: (typeof NAMES)[number], handler: unknown): void => {
  socket[name] = wrong(handler);
};

export const handlersCases: CaseTable = {
  'values that a handler may have': ({ briefUrl }) => {
    const socket = new WebSocket(briefUrl());
    const values = [null, undefined, 1, 'text', true, {}, { handleEvent: () => 0 }, () => 0, class {}, Symbol('s'), []];
    const seen = NAMES.map((name) => [
      socket[name],
      ...values.map((value) =>
        attempt(() => {
          handle(socket, name, value);
          return [socket[name] === value, socket[name]];
        }),
      ),
    ]);
    socket.close();
    return show(seen);
  },
  'the life of a connection in handlers': async ({ url }) => {
    const log: unknown[] = [];
    const socket = new WebSocket(url('/greet-and-close'));
    const closed = next(socket, 'close');
    for (const name of NAMES) {
      handle(socket, name, function (this: WebSocket, event: Event) {
        log.push([name, this === socket, event.type, event.target === socket, socket.readyState]);
      });
    }
    await closed;
    return log;
  },
  'replaced and removed between events': async (context) => {
    const log: string[] = [];
    const socket = await opened(context);
    socket.onmessage = () => {
      log.push('first');
      socket.onmessage = () => {
        log.push('second');
        socket.onmessage = null;
      };
    };
    for (const text of ['1', '2', '3', '4']) socket.send(text);
    let left = 4;
    await new Promise<void>((resolve) => {
      socket.addEventListener('message', () => --left === 0 && resolve());
    });
    return [log, await finish(socket)];
  },
  'a handler keeps the place where it was first set': async ({ url }) => {
    const log: string[] = [];
    const socket = new WebSocket(url());
    const place = (text: string) => () => void log.push(text);
    socket.addEventListener('open', place('before'));
    socket.onopen = place('replaced');
    socket.addEventListener('open', place('between'));
    socket.onopen = null;
    socket.addEventListener('open', place('after'));
    socket.onopen = place('set again');
    socket.onopen = place('and replaced');
    await next(socket, 'open');
    return [log, await finish(socket)];
  },
  'values that a handler returns': async ({ url }) => {
    const seen: unknown[] = [];
    const socket = new WebSocket(url());
    for (const value of [false, true, 'text', { toString: () => seen.push('converted') }]) {
      socket.onopen = () => wrong(value);
      const event = new Event('open', { cancelable: true });
      seen.push([socket.dispatchEvent(event), event.defaultPrevented, event.returnValue]);
    }
    socket.onopen = null;
    await next(socket, 'open');
    return [seen, await finish(socket)];
  },
  'a handler that throws': async ({ url }) => {
    const log: unknown[] = [];
    window.onerror = (...args) => {
      const [message, source, , , error] = args;
      log.push(['onerror', message, source === location.href, error instanceof RangeError, args.length]);
      return true; // keeps it out of the console
    };
    const socket = new WebSocket(url());
    socket.onopen = () => {
      log.push('handler');
      throw new RangeError('from the page');
    };
    socket.addEventListener('open', () => log.push('listener after it'));
    await next(socket, 'open');
    return [log, await finish(socket)];
  },
  'an object as a handler is not called': async ({ url }) => {
    const log: string[] = [];
    const socket = new WebSocket(url());
    handle(socket, 'onopen', { handleEvent: () => log.push('called') });
    await next(socket, 'open');
    return [log, await finish(socket)];
  },
  'a function of another frame': async ({ url }) => {
    const other = addFrame();
    const socket = new WebSocket(url());
    const handler = new other.Function('event', 'this.seen = [event.type, this === event.target]') as Handler;
    socket.onopen = handler;
    await next(socket, 'open');
    return [socket.onopen === handler, Reflect.get(socket, 'seen'), await finish(socket)];
  },
  "a page's Proxy as a handler": async ({ url }) => {
    const log: string[] = [];
    const socket = new WebSocket(url());
    const handler = new Proxy(() => 0, {
      apply: (_target, self, args) => {
        log.push(`apply ${self === socket} ${args.length}`);
      },
      get: (_target, key) => void log.push(`get ${String(key)}`),
    });
    socket.onopen = handler;
    await next(socket, 'open');
    return [socket.onopen === handler, log, await finish(socket)];
  },
  'error and close of a refused handshake': async (context) => {
    const log: unknown[] = [];
    const socket = new WebSocket(context.refusingUrl('/handlers'));
    const closed = next(socket, 'close');
    for (const name of NAMES) handle(socket, name, (event: Event) => log.push([name, show(event), socket.readyState]));
    await closed;
    return log;
  },
};
