/** What stacks tell a page: of the exceptions that are thrown, and of where its own callbacks are called from. */
import type { CaseTable } from '../case.ts';
import { wrong } from '../page/show.ts';
import { addFrame, finish, next, opened } from '../page/sockets.ts';
import { framesOf, here } from '../page/stack-frames.ts';

function thrownBy(action: () => unknown): unknown {
  try {
    action();
    return 'nothing thrown';
  } catch (error) {
    return framesOf(error);
  }
}

export const stacksCases: CaseTable = {
  'of the constructor': () => [
    thrownBy(() => new WebSocket('ftp://host')),
    thrownBy(() => new (wrong<new () => WebSocket>(WebSocket))()),
    thrownBy(() => wrong<() => void>(WebSocket)()),
    thrownBy(() => new WebSocket('ws://127.0.0.1', 'a b')),
  ],
  'of send': ({ briefUrl }) => {
    const socket = new WebSocket(briefUrl());
    const seen = [
      thrownBy(() => socket.send('early')),
      thrownBy(() => socket.send.call(wrong({}), 'x')),
      thrownBy(() => wrong<() => void>(socket.send.bind(socket))()),
      thrownBy(() => socket.send(wrong(Symbol('s')))),
      thrownBy(() => socket.send(Object.create(null))),
    ];
    socket.close();
    return seen;
  },
  'of close': ({ briefUrl }) => {
    const socket = new WebSocket(briefUrl());
    const seen = [thrownBy(() => socket.close(1)), thrownBy(() => socket.close.call(wrong({})))];
    socket.close();
    return seen;
  },
  'of toString': () => [
    thrownBy(() => Function.prototype.toString.call({})),
    thrownBy(() => Reflect.apply(Function.prototype.toString, null, [])),
  ],
  'in what the constructor converts': ({ briefUrl }) => {
    const stacks: unknown[] = [];
    const note = <T>(value: T) => {
      stacks.push(here());
      return value;
    };
    const url = { toString: () => note(briefUrl()) };
    const protocols = { [Symbol.iterator]: () => [{ toString: () => note('p') }][Symbol.iterator]() };
    class Target {}
    const target = new Proxy(Target, { get: (object, key) => note(Reflect.get(object, key) as unknown) });
    const socket: WebSocket = Reflect.construct(WebSocket, [url, protocols], target);
    WebSocket.prototype.close.call(socket);
    return stacks;
  },
  'in what send and close convert': async (context) => {
    const stacks: unknown[] = [];
    const socket = await opened(context);
    const text = () => `${stacks.push(here())}`;
    socket.send(wrong({ toString: text }));
    socket.send(wrong({ [Symbol.toPrimitive]: text }));
    socket.close(wrong({ valueOf: () => 3000 + Number(text()) }), wrong({ toString: text }));
    await next(socket, 'close');
    return stacks;
  },
  'in listeners': async ({ url }) => {
    const stacks: unknown[] = [];
    const socket = new WebSocket(url());
    socket.addEventListener('open', () => stacks.push(here()));
    socket.onmessage = () => stacks.push(here());
    await next(socket, 'open');
    socket.send('x');
    await next(socket, 'message');
    return [stacks, await finish(socket)];
  },
  'in a subclass': ({ briefUrl }) => {
    const stacks: unknown[] = [];
    class Feed extends WebSocket {
      override close(): void {
        stacks.push(here());
        super.close();
      }
    }
    stacks.push(thrownBy(() => new Feed('ftp://host')));
    new Feed(briefUrl()).close();
    return stacks;
  },
  'structured, in V8': () => {
    const sites: unknown[] = [];
    Reflect.set(Error, 'prepareStackTrace', (_error: unknown, calls: readonly Record<string, () => unknown>[]) => {
      sites.push(
        calls.map((call) => [call.getFunctionName?.(), call.getTypeName?.(), call.getFileName?.(), call.isNative?.()]),
      );
      return 'stack';
    });
    const text = { toString: () => `ftp://host ${String(new Error('inner').stack)}` };
    thrownBy(() => new WebSocket(wrong(text)));
    thrownBy(() => WebSocket.prototype.send.call(wrong({}), 'x'));
    thrownBy(() => Function.prototype.toString.call({}));
    Reflect.deleteProperty(Error, 'prepareStackTrace');
    return sites;
  },
  'the caller of a conversion, in sloppy code': ({ briefUrl }) => {
    // Sloppy functions may ask who has called them: null for strict and native code.
    const make = new Function(
      'Constructor',
      'url',
      'report',
      `
      function convert() { report(convert.caller === use, typeof convert.caller); return url; }
      function use() { return new Constructor({ toString: convert }); }
      return use();`,
    ) as (Constructor: unknown, url: string, report: (...facts: unknown[]) => void) => WebSocket;
    const seen: unknown[] = [];
    const socket = make(WebSocket, briefUrl(), (...facts) => seen.push(facts));
    socket.close();
    return seen;
  },
  'a realm of its own in what is thrown': () => {
    const other = addFrame();
    const kinds = [
      () => new other.WebSocket('ftp://host'),
      () => other.WebSocket.prototype.send.call(wrong({}), 'x'),
      () => other.Function.prototype.toString.call({}),
    ];
    return kinds.map((action) => {
      try {
        return action();
      } catch (error) {
        return [error instanceof other.TypeError, error instanceof other.DOMException, error instanceof Error];
      }
    });
  },
};
