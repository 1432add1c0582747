/** Steps that many cases share. */
import type { CaseContext } from '../case.ts';

export function next<E extends Event = Event>(target: EventTarget, type: string): Promise<E> {
  return new Promise((resolve) => {
    target.addEventListener(type, (event) => resolve(event as E), { once: true });
  });
}

/** Resolves in a task of its own, when no event is being dispatched any more. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** A new socket, once it is open. */
export async function opened(context: CaseContext, path?: string): Promise<WebSocket> {
  const socket = new WebSocket(context.url(path));
  await next(socket, 'open');
  return socket;
}

/** Waits until the server has closed its side too, so that it has recorded everything. */
export async function finish(socket: WebSocket): Promise<unknown> {
  const closed = next<CloseEvent>(socket, 'close');
  socket.close();
  const { code, reason, wasClean } = await closed;
  return { code, reason, wasClean };
}

/** The next message, as text or as hex. */
export async function nextData(socket: WebSocket): Promise<string> {
  return dataOf(await next<MessageEvent<unknown>>(socket, 'message'));
}

export async function dataOf({ data }: MessageEvent<unknown>): Promise<string> {
  if (typeof data === 'string') return `text ${data}`;
  if (data instanceof Blob) return `Blob(${data.type}) ${toHex(await data.arrayBuffer())}`;
  return `${Object.prototype.toString.call(data)} ${toHex(data as ArrayBuffer)}`;
}

function toHex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** All that a socket tells of itself, in one line. */
export function state(socket: WebSocket): unknown {
  const { readyState, bufferedAmount, extensions, protocol, url, binaryType } = socket;
  return { readyState, bufferedAmount, extensions, protocol, url, binaryType };
}

/** A frame with a realm of its own, ready in the same tick. */
export function addFrame(): Window & typeof globalThis {
  const frame = document.createElement('iframe');
  document.documentElement.append(frame);
  return windowOf(frame);
}

export function windowOf(frame: HTMLIFrameElement): Window & typeof globalThis {
  if (!frame.contentWindow) throw new Error('the frame has no window');
  return frame.contentWindow as Window & typeof globalThis;
}
