/** https://websockets.spec.whatwg.org/#dom-websocket-send. The server's record holds what has arrived, to the byte. */
import type { CaseContext, CaseTable } from '../case.ts';
import { attempt, wrong } from '../page/show.ts';
import { addFrame, finish, next, opened } from '../page/sockets.ts';

/** Sends the arguments of each call on one socket, and tells outcome and bufferedAmount of each. */
async function sendAll(context: CaseContext, calls: readonly (readonly unknown[])[]): Promise<unknown> {
  const socket = await opened(context);
  const seen = calls.map((args) => {
    const before = socket.bufferedAmount;
    const outcome = attempt(() => Reflect.apply(socket.send, socket, args));
    return [outcome, socket.bufferedAmount - before];
  });
  return [seen, await finish(socket)];
}

const one = (values: readonly unknown[]) => values.map((value) => [value]);
const bytes = (...values: number[]) => new Uint8Array(values);

/** Available without cross-origin isolation only in this way. */
function sharedBuffer(): ArrayBufferLike {
  return new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer;
}

function resizableBuffer(length: number, maxByteLength: number): ArrayBuffer {
  const Resizable = ArrayBuffer as unknown as new (length: number, options: { maxByteLength: number }) => ArrayBuffer;
  return new Resizable(length, { maxByteLength });
}

const VIEWS = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
] as const;

export const sendingCases: CaseTable = {
  strings: (context) => sendAll(context, one(['text', '', '\0', 'é€😀', '\ufeff', 'a\nb', 'x'.repeat(5_000)])),
  'lone surrogates': (context) => sendAll(context, one(['\ud800', '\udc00\ud800', 'a\ud83d', '\ud83d\ude00\ude00'])),
  'values that are turned into text': (context) =>
    sendAll(
      context,
      one([0, -0, 1.5, 1e21, Number.NaN, true, null, undefined, 10n, [], [1, [2]], {}, () => 1, class A {}, /x/g]),
    ),
  'objects of the platform': (context) =>
    sendAll(
      context,
      one([
        new Date(0),
        new URL('http://host/'),
        document.createElement('p'),
        new Map(),
        window,
        Object('boxed'),
        Object(1n),
      ]),
    ),
  'document.all': (context) => sendAll(context, one([Reflect.get(document, 'all')])),
  symbols: (context) => sendAll(context, one([Symbol('s'), Object(Symbol('boxed')), Symbol.iterator])),
  'no argument, and more than one': (context) => sendAll(context, [[], ['first', 'second', {}], [undefined, 'second']]),
  buffers: (context) => sendAll(context, one([new ArrayBuffer(0), bytes(1, 2, 255).buffer, new ArrayBuffer(3)])),
  'every kind of view': (context) => {
    const { buffer } = bytes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    return sendAll(context, one([...VIEWS.map((View) => new View(buffer, 8, 1)), new DataView(buffer)]));
  },
  'views with an offset': (context) => {
    const { buffer } = bytes(0, 1, 2, 3, 4, 5, 6, 7);
    const views = [
      new Uint8Array(buffer, 3),
      new Uint8Array(buffer, 3, 2),
      new DataView(buffer, 2, 5),
      new DataView(buffer, 8),
    ];
    return sendAll(context, one([...views, new Uint16Array(buffer, 2, 2), new Uint8Array(buffer).subarray(1, 3)]));
  },
  'resizable buffers': (context) => {
    const buffer = resizableBuffer(4, 16);
    const [tracking, fixed] = [new Uint8Array(buffer), new Uint8Array(buffer, 2, 2)];
    tracking.set([1, 2, 3, 4]);
    return sendAll(context, one([buffer, tracking, fixed, new DataView(buffer, 1)]));
  },
  'resizable buffers that have shrunk': (context) => {
    const buffer = resizableBuffer(4, 16);
    const views = [new Uint8Array(buffer, 2, 2), new Uint8Array(buffer), new DataView(buffer, 2, 2)];
    wrong<{ resize(length: number): void }>(buffer).resize(1);
    return sendAll(context, one([buffer, ...views]));
  },
  'shared buffers': (context) => {
    const buffer = sharedBuffer();
    return sendAll(context, one([buffer, new Uint8Array(buffer, 0, 2), new DataView(buffer, 0, 2)]));
  },
  'detached buffers': (context) => {
    const { buffer } = bytes(1, 2, 3);
    const views = [new Uint8Array(buffer), new DataView(buffer)];
    structuredClone(buffer, { transfer: [buffer] });
    return sendAll(context, one([buffer, ...views, 'after']));
  },
  'Blobs and Files': (context) => {
    const blob = new Blob([bytes(1, 2, 3), 'text'], { type: 'text/plain' });
    return sendAll(
      context,
      one([blob, new Blob([]), new File([blob, 'é'], 'name.txt'), blob.slice(1, 3), 'after them']),
    );
  },
  'an order of all types': (context) =>
    sendAll(context, one([new Blob(['1']), '2', bytes(3), new Blob(['4'.repeat(100_000)]), '5', bytes(6).buffer])),
  'large messages': (context) => sendAll(context, one(['é'.repeat(150_000), new Uint8Array(300_000).fill(7)])),
  'objects of another frame': (context) => {
    const other = addFrame();
    const { buffer } = new other.Uint8Array([1, 2]);
    const views = [new other.Uint8Array([3]), new other.DataView(buffer, 1)];
    return sendAll(
      context,
      one([buffer, ...views, new other.Blob(['blob']), new other.String('text'), new other.Object()]),
    );
  },
  'Proxies of binary data': (context) =>
    sendAll(context, one([bytes(1), new ArrayBuffer(1), new Blob(['x'])].map((data) => new Proxy(data, {})))),
  'objects that only look like binary data': (context) =>
    sendAll(
      context,
      one([
        Object.create(Uint8Array.prototype, { toString: { value: () => 'looks like a view' } }),
        Object.create(ArrayBuffer.prototype),
        Object.create(Blob.prototype),
        { [Symbol.toStringTag]: 'ArrayBuffer', byteLength: 3 },
      ]),
    ),
  'subclasses of binary data': (context) => {
    class Bytes extends Uint8Array {
      static get [Symbol.species](): never {
        throw new Error('species');
      }
      override get byteLength(): number {
        return 99;
      }
      override toString(): string {
        return 'text';
      }
    }
    class Parcel extends Blob {
      override get size(): number {
        return 99;
      }
    }
    return sendAll(context, one([Bytes.of(1, 2), new Parcel(['parcel'])]));
  },
  'own properties that shadow those of binary data': (context) => {
    const view = Object.defineProperty(bytes(1, 2, 3), 'byteLength', { value: 1 });
    Object.defineProperty(view, Symbol.toStringTag, { value: 'DataView' });
    const tagless = Object.setPrototypeOf(bytes(4, 5), null);
    return sendAll(context, one([view, tagless, Object.setPrototypeOf(bytes(6).buffer, null)]));
  },
  'data that is changed after the call': async (context) => {
    const socket = await opened(context);
    const view = bytes(1, 2, 3);
    socket.send(view);
    view.fill(9);
    socket.send(view.buffer);
    structuredClone(view.buffer, { transfer: [view.buffer] });
    const boxed = { text: 'before', toString: () => boxed.text };
    socket.send(wrong(boxed));
    boxed.text = 'after';
    return finish(socket);
  },
  'before it is open': async ({ url }) => {
    const log: string[] = [];
    const socket = new WebSocket(url());
    const data = { toString: () => `${log.push('converted')}` };
    const values: unknown[] = ['text', bytes(1), new Blob(['x']), data, Symbol('s')];
    const seen = values.map((value) => [attempt(() => socket.send(wrong(value))), socket.bufferedAmount]);
    await next(socket, 'open');
    return [seen, log, await finish(socket)];
  },
  'while closing and after the end': async (context) => {
    const log: string[] = [];
    const socket = await opened(context);
    const data = { toString: () => `${log.push('converted')}` };
    const values: unknown[] = ['é', bytes(1, 2), new Blob(['xyz']), data, Symbol('s')];
    const sendEach = () => values.map((value) => [attempt(() => socket.send(wrong(value))), socket.bufferedAmount]);
    socket.send('the last');
    const closed = next(socket, 'close');
    socket.close();
    const closing = sendEach();
    await closed;
    return [closing, sendEach(), log];
  },
  'many at once': async (context) => {
    const socket = await opened(context);
    for (let index = 0; index < 300; index++) socket.send(index % 2 ? `${index}` : bytes(index % 256));
    let left = 300;
    await new Promise<void>((resolve) => {
      socket.onmessage = () => --left === 0 && resolve();
    });
    return [socket.bufferedAmount, await finish(socket)];
  },
};
