import type { CloseFacts, ConnectionFacts, ReadyState } from '../../protocol/from-page.ts';
import { FACT_LENGTH } from '../../protocol/limits.ts';
import { getter, sliceText } from '../builtins.ts';

export const SocketOf = WebSocket;
const native = SocketOf.prototype;
export const { send: nativeSend, close: nativeClose } = native;
export const urlOf = getter(native, 'url');
export const subprotocolOf = getter(native, 'protocol');
export const extensionsOf = getter(native, 'extensions');
export const binaryTypeOf = getter(native, 'binaryType');

/** Throws a TypeError, as the getter does, when `socket` is no WebSocket. */
export const readyStateNumber = getter(native, 'readyState');
export const bufferedAmountOf = getter(native, 'bufferedAmount');

const closeCode = getter(CloseEvent.prototype, 'code');
const closeReason = getter(CloseEvent.prototype, 'reason');
const closeWasClean = getter(CloseEvent.prototype, 'wasClean');

/** By number. */
export const STATES: readonly ReadyState[] = ['connecting', 'open', 'closing', 'closed'];

/** Cuts what a server or page made absurdly long. */
export const bounded = (text: string): string => (text.length > FACT_LENGTH ? sliceText(text, 0, FACT_LENGTH) : text);

export const closeFacts = (event: unknown): CloseFacts => ({
  code: closeCode(event),
  reason: bounded(closeReason(event)),
  wasClean: closeWasClean(event),
});

/** What the native getters say now; a page that overrides them on its own object does not change it. */
export function readFacts(socket: WebSocket): ConnectionFacts {
  return {
    url: bounded(urlOf(socket)),
    readyState: STATES[readyStateNumber(socket)] ?? 'closed',
    subprotocol: bounded(subprotocolOf(socket)),
    extensions: bounded(extensionsOf(socket)),
    binaryType: binaryTypeOf(socket),
  };
}
