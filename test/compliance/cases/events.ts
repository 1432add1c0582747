/** https://websockets.spec.whatwg.org/#feedback-from-the-protocol */
import type { CaseTable } from '../case.ts';
import { show, showDescriptor, wrong } from '../page/show.ts';
import { dataOf, finish, next, opened, state } from '../page/sockets.ts';

/** Every property of an event that is the same in each run. */
function showEvent(event: Event): unknown {
  const seen: Record<string, unknown> = { kind: show(event), own: Reflect.ownKeys(event).map(String) };
  for (const key in event) {
    const value: unknown = Reflect.get(event, key);
    if (key === 'timeStamp' || key.toLowerCase().includes('originaltarget')) seen[key] = typeof value;
    else if (typeof value !== 'function') seen[key] = show(value);
  }
  return seen;
}

/** All properties while the event is dispatched, and after. */
async function watched(socket: WebSocket, type: string): Promise<unknown> {
  const seen: unknown[] = [];
  socket.addEventListener(
    type,
    (event) => {
      seen.push(showEvent(event), event.composedPath().map(show), event.composedPath()[0] === socket);
      seen.push(event.target === socket, event.currentTarget === socket, event.srcElement === wrong(socket));
    },
    { once: true },
  );
  const event = await next(socket, type);
  await Promise.resolve();
  return [...seen, showEvent(event), event.composedPath().length, showDescriptor(event, 'isTrusted')];
}

export const eventsCases: CaseTable = {
  'properties of open': async ({ url }) => {
    const socket = new WebSocket(url());
    return [await watched(socket, 'open'), await finish(socket)];
  },
  'properties of message with text': async (context) => {
    const socket = await opened(context);
    socket.send('x');
    return [await watched(socket, 'message'), await finish(socket)];
  },
  'properties of message with bytes': async (context) => {
    const seen: unknown[] = [];
    const socket = await opened(context);
    for (const binaryType of ['blob', 'arraybuffer'] as const) {
      socket.binaryType = binaryType;
      socket.send(new Uint8Array([1, 2]));
      seen.push(await watched(socket, 'message'));
    }
    return [seen, await finish(socket)];
  },
  'properties of error and close': async (context) => {
    const socket = new WebSocket(context.refusingUrl('/events'));
    const seen = await Promise.all([watched(socket, 'error'), watched(socket, 'close')]);
    return seen;
  },
  'properties of a clean close': async (context) => {
    const socket = await opened(context);
    const seen = watched(socket, 'close');
    socket.close(3999, 'reason');
    return seen;
  },
  'origin, ports, source and lastEventId': async (context) => {
    const socket = await opened(context);
    socket.send('x');
    const event = await next<MessageEvent>(socket, 'message');
    const { origin, ports, source, lastEventId } = event;
    const again = event.ports === ports;
    return [origin, ports.length, Object.isFrozen(ports), again, source, lastEventId, await finish(socket)];
  },
  'one event object for all listeners': async (context) => {
    const socket = await opened(context);
    const events: MessageEvent[] = [];
    const data: unknown[] = [];
    const take = (event: MessageEvent) => {
      events.push(event);
      data.push(event.data);
    };
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('message', take, true);
    socket.onmessage = take;
    socket.addEventListener('message', take);
    socket.send(new Uint8Array([7]));
    await next(socket, 'message');
    return [events.length, new Set(events).size, new Set(data).size, await finish(socket)];
  },
  'properties that a listener adds are seen by the next': async (context) => {
    const socket = await opened(context);
    const seen: unknown[] = [];
    socket.addEventListener('message', (event) => {
      seen.push(Reflect.ownKeys(event).map(String));
      Object.defineProperty(event, 'data', { value: 'replaced' });
    });
    socket.addEventListener('message', (event) => seen.push(event.data));
    socket.send('original');
    const event = await next<MessageEvent>(socket, 'message');
    return [seen, event.data, await finish(socket)];
  },
  'the prototype chain of the events': async (context) => {
    const socket = await opened(context);
    const isOf = (event: Event) =>
      [Event, MessageEvent, CloseEvent, ErrorEvent].map((Kind) => Object.getPrototypeOf(event) === Kind.prototype);
    socket.send('x');
    const message = await next(socket, 'message');
    socket.close();
    return [isOf(message), isOf(await next(socket, 'close'))];
  },
  'time stamps grow': async (context) => {
    const socket = await opened(context);
    const before = performance.now();
    socket.send('1');
    const first = await next(socket, 'message');
    socket.send('2');
    const second = await next(socket, 'message');
    // A clock that is made coarse may be one step behind.
    return [first.timeStamp >= before - 20, second.timeStamp >= first.timeStamp, await finish(socket)];
  },
  'what a server sends at once': async ({ url }) => {
    const socket = new WebSocket(url('/greet'));
    socket.binaryType = 'arraybuffer';
    const seen: unknown[] = [];
    await new Promise<void>((resolve) => {
      socket.onopen = () => seen.push(['open', socket.readyState]);
      socket.onmessage = (event) => {
        seen.push(dataOf(event));
        if (event.data === '') resolve();
      };
    });
    return [await Promise.all(seen), await finish(socket)];
  },
  'a socket that nobody refers to': async (context) => {
    const text = await new Promise((resolve) => {
      const socket = new WebSocket(context.url());
      socket.onopen = () => socket.send('alone');
      socket.onmessage = ({ data, target }) => {
        resolve([data, target === socket]);
        socket.close();
      };
    });
    return text;
  },
  'the state in each event': async ({ url }) => {
    const socket = new WebSocket(url('/greet-and-close'), 'p');
    const seen = [state(socket)];
    const note = () => void seen.push(state(socket));
    for (const type of ['open', 'message', 'close']) socket.addEventListener(type, note);
    await next(socket, 'close');
    return [seen, state(socket)];
  },
};
