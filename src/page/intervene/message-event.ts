import type { Payload } from '../../protocol/payload.ts';
import { BlobOf, bare, getter, MessageEventOf } from '../builtins.ts';
import { binaryTypeOf, urlOf } from '../observe/socket-facts.ts';
import { sequence } from '../sequence.ts';

const URLOf = URL;
const originOf = getter(URL.prototype, 'origin');

/** What the page gets of binary data: as it wants it at the moment. */
export const dataFor = (socket: WebSocket, { data }: Pick<Payload, 'data'>): string | ArrayBuffer | Blob =>
  typeof data !== 'string' && binaryTypeOf(socket) === 'blob' ? new BlobOf(sequence([data]) as BlobPart[]) : data;

/** https://websockets.spec.whatwg.org/#feedback-from-the-protocol: "When a WebSocket message has been received" */
export function messageEvent(socket: WebSocket, data: unknown): Event {
  return new MessageEventOf('message', bare({ data, origin: originOf(new URLOf(urlOf(socket))) }));
}
