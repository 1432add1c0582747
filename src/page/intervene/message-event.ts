import type { Payload } from '../../protocol/payload.ts';
import { bare, getter } from '../builtins.ts';
import { binaryTypeOf } from '../observe/socket-facts.ts';
import { sequence } from '../sequence.ts';

const BlobOf = Blob;
const MessageEventOf = MessageEvent;
const URLOf = URL;
const originOf = getter(URL.prototype, 'origin');
const urlOf = getter(WebSocket.prototype, 'url');

/** What the page gets of binary data: as it wants it at the moment. */
export const dataFor = (socket: WebSocket, { data }: Pick<Payload, 'data'>): string | ArrayBuffer | Blob =>
  typeof data !== 'string' && binaryTypeOf(socket) === 'blob' ? new BlobOf(sequence([data]) as BlobPart[]) : data;

/** https://websockets.spec.whatwg.org/#feedback-from-the-protocol: "When a WebSocket message has been received" */
export function messageEvent(socket: WebSocket, data: unknown): Event {
  return new MessageEventOf('message', bare({ data, origin: originOf(new URLOf(urlOf(socket))) }));
}
