/** https://websockets.spec.whatwg.org/#dom-websocket-close */
import type { CaseContext, CaseTable } from '../case.ts';
import { attempt, wrong } from '../page/show.ts';
import { next, opened, state } from '../page/sockets.ts';

/** The close event of a socket, however it comes. */
async function closeOf(socket: WebSocket): Promise<unknown> {
  const { code, reason, wasClean } = await next<CloseEvent>(socket, 'close');
  return { code, reason, wasClean, readyState: socket.readyState };
}

/** Opens, closes with the arguments, and tells everything about it. */
async function closeWith(context: CaseContext, index: number, args: readonly unknown[]): Promise<unknown> {
  const socket = await opened(context, `/close-with-${index}`);
  const closed = closeOf(socket);
  const outcome = attempt(() => Reflect.apply(socket.close, socket, args));
  const after = socket.readyState;
  if (after === WebSocket.OPEN) socket.close(4000, 'still open');
  return [outcome, after, await closed];
}

/** One after the other: browsers delay the handshakes of many. */
async function closeWithEach(context: CaseContext, calls: readonly (readonly unknown[])[]): Promise<unknown> {
  const seen: unknown[] = [];
  for (const [index, args] of calls.entries()) seen.push(await closeWith(context, index, args));
  return seen;
}

const GOOD: readonly (readonly unknown[])[] = [
  [],
  [1000],
  [3000],
  [4999],
  [3500, 'reason'],
  [1000, ''],
  [1000, 'é€😀'],
  [1000, 'r'.repeat(123)],
  [1000, '\ud83d lone'],
  [undefined],
  [undefined, undefined],
  [4000, undefined],
  [4000, null],
  [4000, 42],
  [4000.7, 'rounded'],
  ['4001', 'text'],
  [{ valueOf: () => 4002 }, { toString: () => 'object' }],
  [4000, 'more', 'arguments', {}],
];

const BAD: readonly (readonly unknown[])[] = [
  [0],
  [-1],
  [999],
  [1001],
  [1005],
  [1006],
  [1015],
  [2999],
  [5000],
  [65536 + 1000],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [null],
  ['text'],
  [{}],
  [Symbol('code')],
  [1000n],
  [1000, Symbol('reason')],
  [1000, 'r'.repeat(124)],
  [1000, `${'€'.repeat(41)}x`],
  [1000, '€'.repeat(42)],
  [undefined, 'a reason alone'],
  [undefined, 'r'.repeat(124)],
  [999, 'r'.repeat(124)],
];

export const closingCases: CaseTable = {
  'good arguments': (context) => closeWithEach(context, GOOD),
  'bad arguments': (context) => closeWithEach(context, BAD),
  'the order of the conversions': async (context) => {
    const log: string[] = [];
    const socket = await opened(context);
    const closed = closeOf(socket);
    const code = { valueOf: () => log.push('code') + 3999, toString: () => `${log.push('code.toString')}` };
    const reason = { toString: () => `reason ${log.push('reason')}`, valueOf: () => log.push('reason.valueOf') };
    const outcome = attempt(() => socket.close(wrong(code), wrong(reason)));
    return [outcome, log, await closed];
  },
  'conversions that throw': async (context) => {
    const log: string[] = [];
    const socket = await opened(context);
    const thrower = (label: string) => ({
      [Symbol.toPrimitive]() {
        log.push(label);
        throw new RangeError(label);
      },
    });
    const seen = [
      attempt(() => socket.close(wrong(thrower('code')), wrong(thrower('reason')))),
      attempt(() => socket.close(1000, wrong(thrower('reason')))),
      socket.readyState,
    ];
    socket.close();
    return [seen, log, await closeOf(socket)];
  },
  'conversions that close': async (context) => {
    const log: unknown[] = [];
    const socket = await opened(context);
    const closed = closeOf(socket);
    const code = {
      valueOf: () => {
        socket.close(3001, 'inner');
        log.push(socket.readyState);
        return 3002;
      },
    };
    const outcome = attempt(() => socket.close(wrong(code), 'outer'));
    return [outcome, log, await closed];
  },
  // Where the server answers, it depends on the moment whether Firefox tells of the code that the page gave.
  'while connecting': async ({ refusingUrl }) => {
    const seen: unknown[] = [];
    const socket = new WebSocket(refusingUrl('/silent'));
    for (const type of ['open', 'error', 'close']) socket.addEventListener(type, () => seen.push(type));
    const closed = closeOf(socket);
    seen.push(
      attempt(() => socket.close(3000, 'too early')),
      socket.readyState,
    );
    return [await closed, seen, state(socket)];
  },
  'while connecting, with bad arguments': async ({ url }) => {
    const socket = new WebSocket(url());
    const seen = [
      attempt(() => socket.close(1)),
      attempt(() => socket.close(1000, 'r'.repeat(124))),
      socket.readyState,
    ];
    await next(socket, 'open');
    socket.close();
    return [seen, await closeOf(socket)];
  },
  'twice, and after the end': async (context) => {
    const socket = await opened(context);
    const closed = closeOf(socket);
    const seen = [attempt(() => socket.close(3001, 'first')), attempt(() => socket.close(3002, 'second'))];
    seen.push(attempt(() => socket.close(1)));
    return [seen, await closed, attempt(() => socket.close()), attempt(() => socket.close(1)), state(socket)];
  },
  'in the open event': async ({ url }) => {
    const socket = new WebSocket(url());
    socket.onopen = () => socket.close(3003, 'at once');
    return closeOf(socket);
  },
  'in the message event, with more to come': async ({ url }) => {
    const socket = new WebSocket(url('/greet'));
    const seen: unknown[] = [];
    socket.onmessage = ({ data }) => {
      seen.push([data, socket.readyState]);
      socket.close();
    };
    return [await closeOf(socket), seen[0]];
  },
  'in the close event': async (context) => {
    const socket = await opened(context);
    const seen: unknown[] = [];
    socket.onclose = () =>
      seen.push(
        attempt(() => socket.close(3000)),
        attempt(() => socket.send('late')),
        state(socket),
      );
    socket.close();
    return [await closeOf(socket), seen];
  },
  'by the server': ({ url }) =>
    Promise.all(
      ['/close-1000', '/close-1005', '/close-1011', '/close-4999', '/greet-and-close'].map(async (path) => {
        const types: string[] = [];
        const socket = new WebSocket(url(path));
        for (const type of ['open', 'message', 'error', 'close']) socket.addEventListener(type, () => types.push(type));
        return [path, await closeOf(socket), types];
      }),
    ),
  'a connection that breaks': async (context) => {
    const types: string[] = [];
    const socket = new WebSocket(context.url('/terminate'));
    socket.onopen = () => socket.send('end');
    for (const type of ['open', 'error', 'close']) socket.addEventListener(type, () => types.push(type));
    const closed = await closeOf(socket);
    return [closed, types, state(socket)];
  },
  'a refused handshake': async (context) => {
    const types: string[] = [];
    const socket = new WebSocket(context.refusingUrl('/closing'));
    for (const type of ['open', 'error', 'close']) socket.addEventListener(type, () => types.push(type));
    const closed = await closeOf(socket);
    return [closed, types, state(socket), attempt(() => socket.send('late')), socket.bufferedAmount];
  },
  'a frame that goes away': async ({ url }) => {
    const frame = document.createElement('iframe');
    document.documentElement.append(frame);
    const other = frame.contentWindow as typeof window;
    const socket: WebSocket = new other.WebSocket(url());
    await next(socket, 'open');
    const types: string[] = [];
    for (const type of ['error', 'close']) socket.addEventListener(type, () => types.push(type));
    frame.remove();
    return [types, socket.readyState, attempt(() => socket.send('late')), attempt(() => socket.close())];
  },
};
