/** What `send` runs of the page: https://webidl.spec.whatwg.org/#js-union and https://tc39.es/ecma262/#sec-toprimitive */
import type { CaseContext, CaseTable } from '../case.ts';
import { attempt, wrong } from '../page/show.ts';
import { next, opened } from '../page/sockets.ts';

type Log = unknown[];

/** Sends what `make` makes, and tells the outcome with all that the conversion wrote down. */
async function sendMade(context: CaseContext, make: (log: Log, socket: WebSocket) => unknown): Promise<unknown> {
  const log: Log = [];
  const socket = await opened(context);
  const data = make(log, socket);
  const outcome = attempt(() => socket.send(wrong(data)));
  const { readyState, bufferedAmount } = socket;
  const closed = next<CloseEvent>(socket, 'close');
  socket.close();
  const { code, wasClean } = await closed;
  return [outcome, log, readyState, bufferedAmount, code, wasClean];
}

const thrower = () => {
  throw new RangeError('from the page');
};

export const convertingCases: CaseTable = {
  'toString alone': (context) => sendMade(context, (log) => ({ toString: () => `called ${log.push('toString')}` })),
  'toString before valueOf': (context) =>
    sendMade(context, (log) => ({
      toString: () => wrong(log.push('toString') && {}),
      valueOf: () => log.push('valueOf'),
    })),
  'Symbol.toPrimitive and its hint': (context) =>
    sendMade(context, (log) => ({
      [Symbol.toPrimitive]: (hint: string) => log.push(`hint ${hint}`),
      toString: () => `${log.push('toString')}`,
    })),
  'getters of the methods': (context) =>
    sendMade(context, (log) => ({
      get [Symbol.toPrimitive]() {
        return void log.push('get toPrimitive');
      },
      get toString() {
        log.push('get toString');
        return () => 'text';
      },
    })),
  'no method at all': (context) => sendMade(context, () => Object.create(null)),
  'methods that return objects': (context) =>
    sendMade(context, () => ({ toString: () => wrong({}), valueOf: () => ({}) })),
  'a method that is no function': (context) => sendMade(context, () => ({ [Symbol.toPrimitive]: 1 })),
  'a method that returns a symbol': (context) =>
    sendMade(context, () => ({ [Symbol.toPrimitive]: () => Symbol('inner') })),
  'a method that returns lone surrogates': (context) => sendMade(context, () => ({ toString: () => 'a\ud800' })),
  'toString that throws': (context) => sendMade(context, () => ({ toString: thrower })),
  'toString that closes': (context) =>
    sendMade(context, (_log, socket) => ({
      toString() {
        socket.close(3000, 'from toString');
        return 'closed by then';
      },
    })),
  'toString that sends': (context) =>
    sendMade(context, (log, socket) => ({
      toString() {
        socket.send(`inner ${log.push(socket.bufferedAmount)}`);
        return 'outer';
      },
    })),
  'toString that sends itself': (context) =>
    sendMade(context, (log, socket) => {
      const data = {
        toString(): string {
          if (log.push('call') < 4) socket.send(wrong(data));
          return `depth ${log.length}`;
        },
      };
      return data;
    }),
  'this and arguments of toString': (context) =>
    sendMade(context, (log) => {
      const data = {
        toString(this: unknown, ...args: unknown[]) {
          log.push([this === data, args.length]);
          return 'text';
        },
      };
      return data;
    }),
  'every access to a Proxy': (context) =>
    sendMade(
      context,
      (log) =>
        new Proxy(
          {},
          {
            get: (_target, key) => {
              log.push(`get ${String(key)}`);
              return key === 'toString' ? () => 'of a Proxy' : undefined;
            },
            has: (_target, key) => Boolean(log.push(`has ${String(key)}`)),
            getPrototypeOf: () => {
              log.push('getPrototypeOf');
              return null;
            },
            ownKeys: () => {
              log.push('ownKeys');
              return [];
            },
          },
        ),
    ),
  'a Proxy of a function': (context) =>
    sendMade(
      context,
      (log) =>
        new Proxy(() => 0, {
          get: (_target, key) => {
            log.push(`get ${String(key)}`);
            return key === 'toString' ? () => 'of a function' : undefined;
          },
        }),
    ),
  'a revoked Proxy': (context) =>
    sendMade(context, () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    }),
  'an illegal this comes before the conversion': ({ briefUrl }) => {
    const log: Log = [];
    const data = { toString: () => `${log.push('toString')}` };
    const socket = new WebSocket(briefUrl());
    const { send } = socket;
    const seen = [{}, null, undefined, WebSocket.prototype, Object.create(socket)].map((self) =>
      attempt(() => send.call(wrong(self), wrong(data))),
    );
    socket.close();
    return [seen, log];
  },
};
