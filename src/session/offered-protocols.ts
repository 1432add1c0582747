import { headerOf } from '../protocol/handshake.ts';
import type { Connection } from './connection.ts';

type Asking = Pick<Connection, 'handshake' | 'protocols'>;

/**
 * The subprotocols that the page asked for; null when that is not known. A list that is given to the constructor is not
 * read in the page, where its elements may be getters, so the request has to tell.
 */
export function offeredProtocols({ handshake, protocols }: Asking): readonly string[] | null {
  if (protocols.length > 0) return protocols;
  const headers = handshake?.handshake?.requestHeaders;
  const offered = headerOf(headers, 'sec-websocket-protocol');
  if (offered !== undefined) return offered.split(/, */);
  // Chromium hides what the network adds, the key and this: without the key nothing says that none were offered.
  return headerOf(headers, 'sec-websocket-key') === undefined ? null : [];
}

/** The subprotocols with which the connection can be made once more: all that are known, the server's choice at least. */
export function protocolsToAsk(connection: Asking & Pick<Connection, 'subprotocol'>): readonly string[] {
  const { subprotocol } = connection;
  return offeredProtocols(connection) ?? (subprotocol === '' ? [] : [subprotocol]);
}
