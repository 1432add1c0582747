import type { Connection, Traffic } from '../../session/connection.ts';
import { offeredProtocols } from '../../session/offered-protocols.ts';
import type { Fact } from '../components/fact-list.tsx';
import { stateText } from './connection-state.ts';
import { visibleText } from './visible-text.ts';
import type { Wording } from './wording.ts';

/** What is known of a connection, name by name. `page`: the URL of the document that it belongs to. */
export function connectionFacts(wording: Wording, connection: Connection, page: string): Fact[] {
  const { api, close, createdAt, lost, url } = connection;
  const { text } = wording;
  const traffic = ({ messages, bytes }: Traffic) =>
    `${wording.counted('messageCount', messages)} · ${wording.bytes(bytes)}`;
  return [
    { name: text('factUrl'), value: visibleText(url) },
    { name: text('factApi'), value: api },
    { name: text('factState'), value: stateText(wording, connection) },
    { name: text('factPage'), value: visibleText(page) },
    { name: text('factOpened'), value: `${wording.moment(createdAt)} (${wording.time(createdAt)})` },
    { name: text('directionSent'), value: traffic(connection.sent) },
    { name: text('directionReceived'), value: traffic(connection.received) },
    ...(lost.messages > 0 ? [{ name: text('factLost'), value: traffic(lost) }] : []),
    ...(api === 'WebSocket' ? socketFacts(wording, connection) : []),
    ...(api === 'WebSocketStream' ? negotiatedFacts(wording, connection) : []),
    ...(close
      ? [
          { name: text('factReason'), value: visibleText(close.reason) || text('none') },
          { name: text('factClean'), value: text(close.wasClean ? 'yes' : 'no') },
        ]
      : []),
  ];
}

function socketFacts(wording: Wording, connection: Connection): Fact[] {
  const { binaryType, bufferedAmount, mostBuffered } = connection;
  const { text } = wording;
  const offered = offeredProtocols(connection);
  return [
    {
      name: text('factOffered'),
      value: offered ? offered.map(visibleText).join(', ') || text('none') : text('offeredUnknown'),
    },
    ...negotiatedFacts(wording, connection),
    { name: 'binaryType', value: binaryType },
    { name: 'bufferedAmount', value: wording.counted('byteCount', bufferedAmount) },
    { name: text('factMostBuffered'), value: wording.counted('byteCount', mostBuffered) },
  ];
}

function negotiatedFacts({ text }: Wording, { extensions, subprotocol }: Connection): Fact[] {
  return [
    { name: text('factSubprotocol'), value: visibleText(subprotocol) || text('none') },
    { name: text('factExtensions'), value: visibleText(extensions) || text('none') },
  ];
}
