/** Pages change built-ins before they use a socket. Nobody but they may call, or be disturbed by, what they put there. */
import type { CaseContext, CaseTable } from '../case.ts';
import { wrong } from '../page/show.ts';
import { finish, next, opened } from '../page/sockets.ts';
import { newCounts, watchClass, watchKey, watchMembers } from '../page/watch.ts';

/** Uses everything of a socket once, with as few arguments as may be. It counts too, the same in each mode. */
async function useSocket(context: CaseContext): Promise<void> {
  const socket = new WebSocket(context.url());
  await next(socket, 'open');
  for (const binaryType of ['blob', 'arraybuffer'] as const) {
    socket.binaryType = binaryType;
    const sent = [new Uint8Array([1]), new ArrayBuffer(2), new Blob(['blob']), new DataView(new ArrayBuffer(1))];
    for (const data of [...sent, 'text', 1, null, { toString: () => 'object' }]) {
      socket.send(wrong(data));
      await next(socket, 'message');
    }
  }
  `${WebSocket}${socket.send}${socket.close}`;
  const closed = next(socket, 'close');
  socket.close();
  await closed;
}

const KEYS: readonly PropertyKey[] = [
  ...['0', '1', '2', '3'],
  ...['get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'apply', 'construct', 'has', 'deleteProperty'],
  ...['then', 'toJSON', 'next', 'done', 'return', 'handleEvent', 'capture', 'once', 'passive', 'signal', 'transfer'],
  ...['data', 'ports', 'origin', 'source', 'lastEventId', 'bubbles', 'cancelable', 'composed', 'detail', 'isTrusted'],
  ...[
    'type',
    'url',
    'protocol',
    'code',
    'reason',
    'wasClean',
    'readyState',
    'binaryType',
    'size',
    'byteLength',
    'buffer',
  ],
  ...['id', 'v', 'at', 'seq', 'body', 'payload', 'opcode', 'fullSize', 'facts', 'socket', 'connection', 'connectionId'],
  ...['envelope', 'cost', 'loss', 'first', 'count', 'messages', 'bytes', 'commandId', 'discarded', 'form', 'taken'],
  ...['a', 'b', '', 'apply', 'construct', 'configurable', 'exports', 'source', 'natives', 'disguise'],
  ...[Symbol.toPrimitive, Symbol.iterator, Symbol.species, Symbol.isConcatSpreadable, Symbol.toStringTag],
];

const OWNERS = {
  'Object.prototype': Object.prototype,
  'Array.prototype': Array.prototype,
  'Function.prototype': Function.prototype,
  'String.prototype': String.prototype,
  'Uint8Array.prototype': Uint8Array.prototype,
  'ArrayBuffer.prototype': ArrayBuffer.prototype,
} as const;

/** Every key that is not there yet. */
function addedTo(owner: object): (context: CaseContext) => Promise<unknown> {
  return async (context) => {
    const counts = newCounts();
    const free = KEYS.filter((key) => !Object.hasOwn(owner, key));
    for (const key of free) watchKey(counts, owner, key);
    await useSocket(context);
    return counts;
  };
}

const typedArray = (): object => Object.getPrototypeOf(Uint8Array.prototype) as object;

const LANGUAGE = (): Record<string, object> => ({
  Object,
  Reflect,
  Array,
  'Array.prototype': Array.prototype,
  'String.prototype': String.prototype,
  'Number.prototype': Number.prototype,
  'Map.prototype': Map.prototype,
  'WeakMap.prototype': WeakMap.prototype,
  'Set.prototype': Set.prototype,
  Promise,
  'Promise.prototype': Promise.prototype,
  ArrayBuffer,
  'ArrayBuffer.prototype': ArrayBuffer.prototype,
  'TypedArray.prototype': typedArray(),
  'DataView.prototype': DataView.prototype,
  'RegExp.prototype': RegExp.prototype,
  'Error.prototype': Error.prototype,
  'Symbol.prototype': Symbol.prototype,
  Date,
  JSON,
  Math,
  WebAssembly,
  'WebAssembly.Module': WebAssembly.Module,
  'WebAssembly.Module.prototype': WebAssembly.Module.prototype,
  'WebAssembly.Instance.prototype': WebAssembly.Instance.prototype,
});

const PLATFORM = (): Record<string, object> => ({
  'EventTarget.prototype': EventTarget.prototype,
  'Event.prototype': Event.prototype,
  'MessageEvent.prototype': MessageEvent.prototype,
  'CloseEvent.prototype': CloseEvent.prototype,
  'MessagePort.prototype': MessagePort.prototype,
  'MessageChannel.prototype': MessageChannel.prototype,
  'WebSocket.prototype': WebSocket.prototype,
  'Blob.prototype': Blob.prototype,
  'Performance.prototype': Performance.prototype,
  'Crypto.prototype': Crypto.prototype,
  console,
});

const CLASSES = [
  'Promise',
  'Map',
  'WeakMap',
  'Set',
  'Uint8Array',
  'ArrayBuffer',
  'DataView',
  'Proxy',
  'Error',
  'Object',
  'WebAssembly',
];
const PLATFORM_CLASSES = ['MessageChannel', 'MessageEvent', 'Event', 'CustomEvent', 'EventTarget', 'WebSocket', 'Blob'];
const FUNCTIONS = [
  'setTimeout',
  'queueMicrotask',
  'postMessage',
  'structuredClone',
  'fetch',
  'requestIdleCallback',
  'eval',
];

function watchedMembers(owners: () => Record<string, object>): (context: CaseContext) => Promise<unknown> {
  return async (context) => {
    const counts = newCounts();
    const all = Object.entries(owners());
    for (const [label, owner] of all) watchMembers(counts, label, owner);
    await useSocket(context);
    return counts;
  };
}

export const changedBuiltInsCases: CaseTable = {
  ...Object.fromEntries(
    Object.entries(OWNERS).map(([label, owner]) => [`accessors added to ${label}`, addedTo(owner)] as const),
  ),
  'members of the language': watchedMembers(LANGUAGE),
  'members of the platform': watchedMembers(PLATFORM),
  'members of Function.prototype': watchedMembers(() => ({ 'Function.prototype': Function.prototype })),
  'global classes and functions': async (context) => {
    const counts = newCounts();
    for (const name of [...CLASSES, ...PLATFORM_CLASSES]) watchClass(counts, name);
    const functions = Object.fromEntries(FUNCTIONS.map((name) => [name, Reflect.get(window, name) as unknown]));
    watchMembers(counts, 'window', functions);
    Object.assign(window, functions);
    await useSocket(context);
    return counts;
  },
  'built-ins that throw': async (context) => {
    const socket = await opened(context);
    const broken = [
      Reflect,
      WeakMap.prototype,
      Map.prototype,
      MessagePort.prototype,
      Performance.prototype,
      JSON,
      console,
    ];
    const thrower = () => {
      throw new Error('broken by the page');
    };
    for (const owner of broken) {
      for (const key of Object.getOwnPropertyNames(owner).filter((name) => name !== 'constructor'))
        Object.defineProperty(owner, key, { value: thrower, configurable: true });
    }
    socket.send(new Uint8Array([1]));
    await next(socket, 'message');
    socket.send('text');
    await next(socket, 'message');
    return finish(socket);
  },
  'globals that are gone': async (context) => {
    for (const name of [...CLASSES, ...PLATFORM_CLASSES].filter((name) => name !== 'WebSocket' && name !== 'Promise'))
      Reflect.deleteProperty(window, name);
    const socket = await opened(context);
    socket.send('text');
    await next(socket, 'message');
    return finish(socket);
  },
  'methods that a conversion calls': async (context) => {
    const log: unknown[] = [];
    const socket = await opened(context);
    Number.prototype.toString = () => `${log.push('Number')}`;
    Array.prototype.join = () => `${log.push('join')}`;
    Object.prototype.toString = () => `${log.push('Object')}`;
    for (const data of [1, [1, 2], {}, () => 0]) socket.send(wrong(data));
    return [log, await finish(socket)];
  },
  'primitives while their prototypes are replaced': async (context) => {
    const log: unknown[] = [];
    const socket = await opened(context);
    for (const { prototype } of [Number, String, Boolean, BigInt, Symbol]) {
      for (const method of ['toString', 'valueOf'])
        Object.defineProperty(prototype, method, { value: () => `${log.push(method)}` });
      Object.defineProperty(prototype, Symbol.toPrimitive, { value: () => `${log.push('toPrimitive')}` });
    }
    for (const value of [1, 'text', true, 2n]) socket.send(wrong(value));
    return [log, await finish(socket)];
  },
};
