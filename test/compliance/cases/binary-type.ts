/** https://websockets.spec.whatwg.org/#dom-websocket-binarytype */
import type { CaseTable } from '../case.ts';
import { attempt, show, wrong } from '../page/show.ts';
import { finish, next, nextData, opened } from '../page/sockets.ts';

const VALUES: readonly unknown[] = ['arraybuffer', 'blob', 'Blob', 'text', '', null, undefined, 1, {}, Object('blob')];

export const binaryTypeCases: CaseTable = {
  'good and bad values': ({ briefUrl }) => {
    const socket = new WebSocket(briefUrl());
    const seen = VALUES.map((value) => [
      attempt(() => {
        socket.binaryType = wrong(value);
      }),
      socket.binaryType,
    ]);
    seen.push([attempt(() => (socket.binaryType = wrong(Symbol('s')))), socket.binaryType]);
    socket.close();
    return seen;
  },
  'changed between messages': async (context) => {
    const seen: unknown[] = [];
    const socket = await opened(context);
    for (const binaryType of ['blob', 'arraybuffer', 'blob', 'text', 'arraybuffer']) {
      socket.binaryType = wrong(binaryType);
      socket.send(new Uint8Array([1, 2, 3]));
      seen.push(socket.binaryType, await nextData(socket));
    }
    return [seen, await finish(socket)];
  },
  'changed while messages are on their way': async (context) => {
    const socket = await opened(context);
    const seen: unknown[] = [];
    for (let index = 0; index < 4; index++) socket.send(new Uint8Array([index]));
    await new Promise<void>((resolve) => {
      socket.onmessage = ({ data }) => {
        seen.push(show(data));
        socket.binaryType = socket.binaryType === 'blob' ? 'arraybuffer' : 'blob';
        if (seen.length === 4) resolve();
      };
    });
    return [seen, await finish(socket)];
  },
  'changed before it is open, and after the end': async ({ url }) => {
    const socket = new WebSocket(url());
    socket.binaryType = 'arraybuffer';
    await next(socket, 'open');
    socket.send(new Uint8Array([9]));
    const seen = [await nextData(socket), await finish(socket)];
    socket.binaryType = 'blob';
    return [...seen, socket.binaryType];
  },
  'bytes that are received': async (context) => {
    const socket = await opened(context);
    socket.send(new Uint8Array([0, 255]));
    const { data: blob } = await next<MessageEvent<Blob>>(socket, 'message');
    socket.binaryType = 'arraybuffer';
    socket.send(new Uint8Array([0, 255]));
    const { data: buffer } = await next<MessageEvent<ArrayBuffer>>(socket, 'message');
    const facts = [blob.size, blob.type, Object.getPrototypeOf(blob) === Blob.prototype, show(blob)];
    const { resizable, byteLength, maxByteLength } = buffer as ArrayBuffer & {
      resizable: unknown;
      maxByteLength: unknown;
    };
    const isOwn = Object.getPrototypeOf(buffer) === ArrayBuffer.prototype;
    return [facts, [resizable, byteLength, maxByteLength, isOwn, show(buffer.slice(0))], await finish(socket)];
  },
  'bytes that a listener changes': async (context) => {
    const socket = await opened(context);
    socket.binaryType = 'arraybuffer';
    const seen: unknown[] = [];
    socket.addEventListener('message', ({ data }) => new Uint8Array(data).fill(9));
    socket.addEventListener('message', ({ data }) => seen.push([...new Uint8Array(data)]));
    socket.addEventListener('message', ({ data }) => seen.push(structuredClone(data, { transfer: [data] }).byteLength));
    socket.addEventListener('message', ({ data }) => seen.push(data.byteLength));
    socket.send(new Uint8Array([1, 2, 3]));
    await next(socket, 'message');
    return [seen, await finish(socket)];
  },
  'text as a server may send it': async (context) => {
    const seen: unknown[] = [];
    const socket = await opened(context);
    for (const text of ['', '\0', '\ufeffBOM', 'é€😀', 'a\r\nb', '\uffff', 'x'.repeat(70_000)]) {
      socket.send(text);
      const { data } = await next<MessageEvent<string>>(socket, 'message');
      seen.push([typeof data, data === text, data.length]);
    }
    return [seen, await finish(socket)];
  },
};
