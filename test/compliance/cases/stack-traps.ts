/** Pages that set out to find a frame that is not theirs. */
import type { CaseTable } from '../case.ts';
import { attempt, wrong } from '../page/show.ts';
import { addFrame, finish, opened } from '../page/sockets.ts';
import { framesOf, here } from '../page/stack-frames.ts';

type Capture = (target: object, from?: unknown) => void;

export const stackTrapsCases: CaseTable = {
  'conversions that fail, step by step': async (context) => {
    const socket = await opened(context);
    const seen: unknown[] = [];
    const fail = (name: string) => () => {
      seen.push([name, here()]);
      throw new TypeError(name);
    };
    const data: readonly object[] = [
      { toString: fail('toString') },
      { toString: () => ({}), valueOf: fail('valueOf') },
      { [Symbol.toPrimitive]: fail('toPrimitive') },
      { toString: null, valueOf: () => seen.push(['valueOf', here()]) },
      { [Symbol.toPrimitive]: (hint: string) => seen.push([hint, here()]) },
    ];
    for (const value of data) {
      try {
        socket.send(wrong(value));
        seen.push('sent');
      } catch (error) {
        seen.push(framesOf(error));
      }
    }
    return [seen, await finish(socket)];
  },
  'getters of the methods of what is sent': async (context) => {
    const socket = await opened(context);
    const seen: unknown[] = [];
    socket.send(
      wrong({
        get toString() {
          seen.push(here());
          return () => 'text';
        },
      }),
    );
    return [seen, await finish(socket)];
  },
  'a send within a conversion of send': async (context) => {
    const socket = await opened(context);
    const seen: unknown[] = [];
    const inner = {
      toString: () => {
        seen.push(here());
        return 'inner';
      },
    };
    const outer = {
      toString: () => {
        socket.send(wrong(inner));
        seen.push(attempt(() => socket.close(1)));
        seen.push(attempt(() => new WebSocket('ftp://host')));
        return 'outer';
      },
    };
    socket.send(wrong(outer));
    return [seen, await finish(socket)];
  },
  'a socket made within a conversion of the constructor': ({ briefUrl }) => {
    const seen: unknown[] = [];
    const url = {
      toString: () => {
        const inner = new WebSocket(briefUrl('/inner'));
        inner.close();
        seen.push(
          here(),
          attempt(() => new WebSocket('ftp://host')),
        );
        return briefUrl('/outer');
      },
    };
    const socket = new WebSocket(wrong(url));
    socket.close();
    return [seen, socket.url.includes('/outer')];
  },
  'stacks of every length': () => {
    const limits = [0, 1, 2, Number.POSITIVE_INFINITY, undefined, 'none'];
    const before = Reflect.get(Error, 'stackTraceLimit') as unknown;
    const seen = limits.map((limit) => {
      Reflect.set(Error, 'stackTraceLimit', limit);
      try {
        return new WebSocket('ftp://host');
      } catch (error) {
        return [typeof (error as Error).stack, framesOf(error).length];
      }
    });
    Reflect.set(Error, 'stackTraceLimit', before);
    return seen;
  },
  'captureStackTrace from the functions': async (context) => {
    const capture = Reflect.get(Error, 'captureStackTrace') as Capture | undefined;
    const socket = await opened(context);
    const seen: unknown[] = [];
    const from = [undefined, WebSocket, socket.send, socket.close, Function.prototype.toString, Math.max, () => 0];
    for (const value of from) {
      const target = {};
      capture?.(target, value);
      seen.push(framesOf(target));
    }
    return [seen, await finish(socket)];
  },
  'own properties of what is thrown': () => {
    const actions = [
      () => new WebSocket('ftp://host'),
      () => WebSocket.prototype.send.call(wrong({}), 'x'),
      () => Function.prototype.toString.call({}),
    ];
    return actions.map((action) => {
      try {
        return action();
      } catch (error) {
        return Object.entries(Object.getOwnPropertyDescriptors(error)).map(([key, { value, ...flags }]) => [
          key,
          typeof value,
          Object.keys(flags),
        ]);
      }
    });
  },
  // Firefox: where an error was made, relative to one that is made in the line before.
  'places of what is thrown': () => {
    const actions = [
      () => new WebSocket('ftp://host'),
      () => WebSocket.prototype.send.call(wrong({}), 'x'),
      () => WebSocket.prototype.close.call(wrong({})),
      () => Function.prototype.toString.call({}),
      () => new EventSource('http://['),
      () => wrong<() => void>(addEventListener)(),
    ];
    return actions.map((action) => {
      const place = (error: unknown, name: string) => Reflect.get(error as object, name) as unknown;
      const origin = new Error('origin');
      try {
        return action();
      } catch (error) {
        const line = Number(place(error, 'lineNumber')) - Number(place(origin, 'lineNumber'));
        const sameFile = [place(error, 'fileName'), place(error, 'filename')].includes(place(origin, 'fileName'));
        return [line, place(error, 'columnNumber'), sameFile].map(String);
      }
    });
  },
  'functions of another frame in the stack': () => {
    const other = addFrame();
    const seen: unknown[] = [];
    for (const Constructor of [WebSocket, other.WebSocket]) {
      const url = {
        toString: () => {
          seen.push(here());
          return 'ftp://host';
        },
      };
      try {
        seen.push(new Constructor(wrong(url)));
      } catch (error) {
        seen.push(framesOf(error));
      }
    }
    return seen;
  },
};
