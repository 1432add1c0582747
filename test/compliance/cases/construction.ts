/** https://websockets.spec.whatwg.org/#dom-websocket-websocket */
import type { CaseTable } from '../case.ts';
import { attempt, show, wrong } from '../page/show.ts';
import { next, state } from '../page/sockets.ts';

/** What the constructor does with arguments of any type. A socket is closed at once. */
function construct(...args: unknown[]): unknown {
  return attempt(() => {
    const socket: WebSocket = Reflect.construct(WebSocket, args);
    const seen = state(socket);
    socket.close();
    return seen;
  });
}

const BAD_URLS: readonly unknown[] = [
  '',
  'ftp://host',
  'ws://',
  'ws://:80',
  'ws://[::1',
  'ws://host:99999',
  'ws://a b/',
  'ftp://127.0.0.1/',
  'about:blank',
  'data:text/plain,x',
  'ws:',
  '\ud800',
  null,
  undefined,
  42,
  true,
  {},
  [],
  Symbol('url'),
  10n,
];

const BAD_PROTOCOLS: readonly unknown[] = [
  '',
  ' ',
  'a b',
  'a,b',
  'é',
  'a\n',
  '\ud800',
  ['a', 'a'],
  ['a', 'A', ''],
  ['a', 'b', 'a'],
  ['a/b'],
  ['(x)'],
  [Symbol('p')],
  Symbol('p'),
  null,
  42,
  {},
  { [Symbol.iterator]: null },
  { [Symbol.iterator]: 42 },
  { [Symbol.iterator]: () => 42 },
  { [Symbol.iterator]: () => ({}) },
  { [Symbol.iterator]: () => ({ next: () => 42 }) },
];

/** An object that writes down every access to it and to the methods that a conversion may call. */
function spied<T extends object>(target: T, log: string[], label: string): T {
  return new Proxy(target, {
    get: (object, key) => {
      log.push(`${label}.get ${String(key)}`);
      const value: unknown = Reflect.get(object, key);
      return typeof value === 'function' ? value.bind(object) : value;
    },
    has: (object, key) => {
      log.push(`${label}.has ${String(key)}`);
      return Reflect.has(object, key);
    },
    getPrototypeOf: (object) => {
      log.push(`${label}.getPrototypeOf`);
      return Reflect.getPrototypeOf(object);
    },
    getOwnPropertyDescriptor: (object, key) => {
      log.push(`${label}.getOwnPropertyDescriptor ${String(key)}`);
      return Reflect.getOwnPropertyDescriptor(object, key);
    },
  });
}

export const constructionCases: CaseTable = {
  'bad URLs': () => BAD_URLS.map((url) => construct(url)),
  'bad protocols': ({ briefUrl: url }) => BAD_PROTOCOLS.map((protocols) => construct(url('/bad-protocols'), protocols)),
  'no arguments': () => [construct(), attempt(() => new (wrong<new () => WebSocket>(WebSocket))())],
  'without new': ({ briefUrl: url }) => attempt(() => wrong<(url: string) => void>(WebSocket)(url())),
  'called with apply and call': ({ briefUrl: url }) => [
    attempt(() => Reflect.apply(wrong<() => void>(WebSocket), null, [url()])),
    attempt(() => Function.prototype.call.call(wrong<() => void>(WebSocket), {}, url())),
  ],
  'the state right after construction': ({ briefUrl: url }) => construct(url('/a'), ['one', 'two']),
  'more arguments than there are': ({ briefUrl: url }) => construct(url('/a'), [], {}, 'more'),
  'undefined protocols': ({ briefUrl: url }) => construct(url('/a'), undefined),
  'an empty list of protocols': ({ briefUrl: url }) => construct(url('/a'), []),
  'a URL object': ({ briefUrl: url }) => construct(new URL(url('/object'))),
  'relative URLs': () => ['/relative', 'relative?x', '?y', '//127.0.0.1:1/x'].map((url) => construct(url)),
  'http and https schemes': ({ briefUrl: url }) => [
    construct(url('/http').replace('ws:', 'http:')),
    construct('https://127.0.0.1:1/'),
    construct('HTTP://127.0.0.1:1/'),
  ],
  fragments: ({ briefUrl: url }) => ['#', '#x', '#?y'].map((fragment) => construct(url('/fragment') + fragment)),
  credentials: ({ briefUrl: url }) => construct(url('/credentials').replace('//', '//user:word@')),
  'URLs that are normalised': ({ briefUrl: url }) => [
    construct(` ${url('/space')}\n`),
    construct(url('/a/../b')),
    construct(url('/é ü')),
    construct('WS://LOCALHOST:1'),
  ],
  'a blocked port': () => construct('ws://127.0.0.1:25/'),
  'the chosen subprotocol': async ({ url }) => {
    const socket = new WebSocket(url(), ['chat.v2', 'chat.v1']);
    await next(socket, 'open');
    const seen = [state(socket)];
    socket.close();
    await next(socket, 'close');
    return [...seen, state(socket)];
  },
  'one subprotocol as a string': async ({ url }) => {
    const socket = new WebSocket(url(), 'solo');
    await next(socket, 'open');
    return state(socket);
  },
  'the order of the conversions': ({ briefUrl: url }) => {
    const log: string[] = [];
    const convertible = {
      toString: () => `${log.push('url.toString')}`,
      valueOf: () => log.push('url.valueOf'),
    };
    const protocols = spied(['a', 'b'], log, 'protocols');
    return [construct(convertible, protocols), construct(spied(new URL(url('/spied')), log, 'url'), protocols), log];
  },
  'a URL that throws when it is converted': () => {
    const log: string[] = [];
    const thrower = {
      toString() {
        throw new RangeError('from the page');
      },
    };
    return [construct(thrower, spied(['a'], log, 'protocols')), log];
  },
  'an iterator of the page': ({ briefUrl: url }) => {
    const log: string[] = [];
    const iterable = {
      [Symbol.iterator]() {
        log.push('iterator');
        const values = ['one', { toString: () => `two${log.push('toString')}` }, 3];
        return {
          next: () => {
            log.push('next');
            return { done: values.length === 0, value: values.shift() };
          },
          return: () => {
            log.push('return');
            return {};
          },
        };
      },
      toString: () => `${log.push('iterable.toString')}`,
    };
    return [construct(url('/iterator'), iterable), log];
  },
  'an iterator that throws': ({ briefUrl: url }) => {
    const generator = function* () {
      yield 'one';
      throw new RangeError('from the page');
    };
    return construct(url('/iterator'), generator());
  },
  'protocols that are an array with getters': ({ briefUrl: url }) => {
    const log: string[] = [];
    const protocols = ['a', 'b'];
    Object.defineProperty(protocols, 1, { get: () => `read${log.push('get 1')}` });
    Object.defineProperty(protocols, 'length', { value: 2 });
    return [construct(url('/getters'), protocols), log];
  },
  'protocols that are a Set, a String object, an array-like': ({ briefUrl: url }) => [
    construct(url('/set'), new Set(['x', 'y'])),
    construct(url('/string'), Object('xy')),
    construct(url('/array-like'), { length: 1, 0: 'x' }),
  ],
  'a subclass of Array': ({ briefUrl: url }) => {
    const log: string[] = [];
    class List extends Array<string> {
      override [Symbol.iterator]() {
        log.push('iterator');
        return super[Symbol.iterator]();
      }
    }
    return [construct(url('/list'), List.of('p', 'q')), log];
  },
  'a conversion that opens another socket': ({ briefUrl: url }) => {
    const order: unknown[] = [];
    const outer = construct(
      {
        toString: () => {
          order.push(construct(url('/inner')));
          return url('/outer');
        },
      },
      'p',
    );
    return [order, outer];
  },
  'many at once': async ({ url }) => {
    const sockets = Array.from({ length: 5 }, (_, index) => new WebSocket(url(`/many-${index}`), [`p${index}`]));
    await Promise.all(sockets.map((socket) => next(socket, 'open')));
    return sockets.map(state);
  },
  'own properties of a socket': ({ briefUrl: url }) => {
    const socket = new WebSocket(url());
    const proto: unknown = Object.getPrototypeOf(socket);
    const seen = [Reflect.ownKeys(socket).map(String), proto === WebSocket.prototype, show(socket), `${socket}`];
    socket.close();
    return seen;
  },
};
