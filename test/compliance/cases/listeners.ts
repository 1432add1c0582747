/** https://dom.spec.whatwg.org/#concept-event-listener-invoke, on sockets. */
import type { CaseContext, CaseTable } from '../case.ts';
import { attempt, show, wrong } from '../page/show.ts';
import { finish, next, nextTask, opened } from '../page/sockets.ts';

type Log = unknown[];
type Setup = (socket: WebSocket, log: Log) => void;

/** Sets up a new socket before it opens, and tells what its opening and one message wrote down. */
async function logOf({ url }: CaseContext, setUp: Setup): Promise<unknown> {
  const log: Log = [];
  const socket = new WebSocket(url());
  setUp(socket, log);
  await next(socket, 'open');
  socket.send('x');
  await next(socket, 'message');
  return [log, await finish(socket)];
}

const TYPES = ['open', 'message', 'error', 'close'] as const;

export const listenersCases: CaseTable = {
  'functions and objects, in order': (context) =>
    logOf(context, (socket, log) => {
      socket.addEventListener('open', function (this: unknown) {
        log.push(['function', this === socket]);
      });
      const object = {
        handleEvent(this: unknown, event: Event) {
          log.push(['object', this === object, event.currentTarget === socket]);
        },
      };
      socket.addEventListener('open', object);
      socket.addEventListener('open', wrong({}));
      socket.addEventListener('open', wrong(null));
      socket.onopen = () => void log.push('handler');
    }),
  'handleEvent is looked up at each event': async (context) => {
    const log: Log = [];
    const socket = await opened(context);
    const object = {
      get handleEvent() {
        log.push('get');
        return () => void log.push('called');
      },
    };
    socket.addEventListener('message', object);
    for (const text of ['1', '2']) {
      socket.send(text);
      await next(socket, 'message');
    }
    return [log, await finish(socket)];
  },
  'capture before bubble at the target': (context) =>
    logOf(context, (socket, log) => {
      const add = (label: string, options?: boolean | AddEventListenerOptions) =>
        socket.addEventListener('open', (event) => void log.push([label, event.eventPhase]), options);
      add('bubble 1');
      add('capture 1', true);
      add('bubble 2', false);
      add('capture 2', { capture: true });
      socket.onopen = () => void log.push('handler');
    }),
  once: async (context) => {
    const log: Log = [];
    const socket = await opened(context);
    socket.addEventListener('message', () => log.push('once'), { once: true });
    socket.addEventListener('message', () => log.push('always'));
    for (const text of ['1', '2', '3']) {
      socket.send(text);
      await next(socket, 'message');
    }
    return [log, await finish(socket)];
  },
  passive: (context) =>
    logOf(context, (socket, log) => {
      for (const passive of [true, false]) {
        socket.addEventListener(
          'open',
          (event) => {
            event.preventDefault();
            log.push([passive, event.cancelable, event.defaultPrevented]);
          },
          { passive },
        );
      }
    }),
  AbortSignal: async (context) => {
    const log: Log = [];
    const socket = await opened(context);
    const controller = new AbortController();
    const { signal } = controller;
    socket.addEventListener('message', () => log.push('aborted before'), { signal: AbortSignal.abort() });
    socket.addEventListener('message', () => log.push('with signal'), { signal });
    socket.addEventListener('message', () => controller.abort());
    socket.addEventListener('message', () => log.push('after the abort'), { signal });
    for (const text of ['1', '2']) {
      socket.send(text);
      await next(socket, 'message');
    }
    log.push(attempt(() => socket.addEventListener('message', () => 0, { signal: wrong(null) })));
    return [log, await finish(socket)];
  },
  'added and removed while dispatching': async (context) => {
    const log: Log = [];
    const socket = await opened(context);
    const removed = () => log.push('removed');
    const added = () => log.push('added');
    socket.addEventListener('message', () => {
      log.push('first');
      socket.removeEventListener('message', removed);
      socket.addEventListener('message', added);
    });
    socket.addEventListener('message', removed);
    for (const text of ['1', '2']) {
      socket.send(text);
      await next(socket, 'message');
    }
    return [log, await finish(socket)];
  },
  'the same listener twice': (context) =>
    logOf(context, (socket, log) => {
      const listener = (event: Event) => void log.push(event.eventPhase);
      for (const options of [undefined, false, { once: true }, true, { capture: true }])
        socket.addEventListener('open', listener, options);
    }),
  stopPropagation: async (context) => {
    const log: Log = [];
    const socket = await opened(context);
    const stopped = new Promise((resolve) => {
      const stop = (event: Event) => {
        event.stopPropagation();
        resolve(null);
      };
      socket.addEventListener('message', stop, true);
    });
    socket.addEventListener('message', () => log.push('capture'), true);
    socket.addEventListener('message', () => log.push('bubble'));
    socket.send('x');
    await stopped;
    await nextTask();
    return [log, await finish(socket)];
  },
  stopImmediatePropagation: async (context) => {
    const log: Log = [];
    const socket = await opened(context);
    socket.addEventListener('message', () => log.push('before'));
    const stopped = next(socket, 'message');
    socket.addEventListener('message', (event) => event.stopImmediatePropagation());
    socket.addEventListener('message', () => log.push('never'));
    socket.onmessage = () => log.push('never, handler');
    socket.send('x');
    const { cancelBubble } = await stopped;
    return [log, cancelBubble, await finish(socket)];
  },
  'stopped by the first capturing listener of the page': async (context) => {
    const log: Log = [];
    const socket = await opened(context);
    await new Promise<void>((resolve) => {
      socket.addEventListener('message', () => log.push('never'));
      socket.onmessage = () => log.push('never, handler');
      socket.addEventListener(
        'message',
        (event) => {
          event.stopImmediatePropagation();
          resolve();
        },
        true,
      );
      socket.send('x');
    });
    return [log, await finish(socket)];
  },
  'listeners that throw': (context) => {
    const errors: unknown[] = [];
    window.addEventListener('error', (event) => {
      errors.push([event.message, event.filename === location.href, event.error instanceof TypeError]);
      event.preventDefault(); // keeps it out of the console
    });
    return logOf(context, (socket, log) => {
      for (const type of TYPES) {
        socket.addEventListener(type, () => {
          log.push(`${type} throws`);
          throw new TypeError(`from ${type}`);
        });
        socket.addEventListener(type, () => log.push(`${type} goes on`, errors.length));
      }
    });
  },
  'microtasks run between listeners': (context) =>
    logOf(context, (socket, log) => {
      for (const type of ['open', 'message'] as const) {
        for (const label of ['first', 'second']) {
          socket.addEventListener(type, () => {
            log.push(`${type} ${label}`);
            queueMicrotask(() => log.push(`${type} ${label}: microtask`));
            void Promise.resolve().then(() => log.push(`${type} ${label}: promise`));
          });
        }
      }
    }),
  'events that the page dispatches': async (context) => {
    const log: Log = [];
    const socket = await opened(context);
    for (const type of TYPES) {
      socket.addEventListener(type, (event) => log.push([show(event), event.type, event.isTrusted]));
      const made = [new Event(type), new MessageEvent(type, { data: 'made' }), new CloseEvent(type, { code: 4000 })];
      log.push(made.map((event) => [socket.dispatchEvent(event), event.target === socket, event.eventPhase]));
    }
    log.push(socket.readyState);
    socket.send('still open');
    await next(socket, 'message');
    return [log, await finish(socket)];
  },
  'an event dispatched while one is dispatched': async (context) => {
    const log: Log = [];
    const socket = await opened(context);
    let nested = false;
    socket.addEventListener('message', (event) => {
      log.push(['enter', event.data, window.event === event]);
      if (!nested) {
        nested = true;
        socket.dispatchEvent(new MessageEvent('message', { data: 'nested' }));
        log.push(attempt(() => socket.dispatchEvent(event)));
      }
      log.push(['leave', event.data, window.event === event]);
    });
    socket.send('outer');
    await next(socket, 'message');
    return [log, await finish(socket)];
  },
  'a received event dispatched again': async (context) => {
    const log: Log = [];
    const socket = await opened(context);
    socket.send('once');
    const event = await next<MessageEvent>(socket, 'message');
    await nextTask(); // until then it is still being dispatched
    socket.addEventListener('message', (again) => log.push([again === event, again.isTrusted, again.data]));
    log.push(socket.dispatchEvent(event), event.isTrusted);
    const other = new EventTarget();
    other.addEventListener('message', (again) => log.push([again === event, again.target === other]));
    other.dispatchEvent(event);
    return [log, await finish(socket)];
  },
  'arguments of addEventListener': async (context) => {
    const socket = await opened(context);
    const log: Log = [];
    const options = new Proxy(
      {},
      {
        get: (_target, key) => void log.push(`get ${String(key)}`),
        has: (_target, key) => Boolean(log.push(String(key))),
      },
    );
    const add = wrong<(...args: unknown[]) => void>(socket.addEventListener.bind(socket));
    const seen = [
      attempt(() => add()),
      attempt(() => add('message')),
      attempt(() => add('message', 1)),
      attempt(() => add('message', () => 0, options)),
      attempt(() => add(Symbol('s'), () => 0)),
    ];
    return [seen, log, await finish(socket)];
  },
};
