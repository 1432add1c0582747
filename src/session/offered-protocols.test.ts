import { expect, test } from 'vitest';
import type { Header } from '../protocol/handshake.ts';
import { offeredProtocols, protocolsToAsk } from './offered-protocols.ts';

const told = (...requestHeaders: Header[]) => ({
  type: 'handshake' as const,
  connection: 'c1',
  seq: 0,
  at: 0,
  handshake: { id: '1', url: 'ws://server/', requestHeaders },
});
const asked = told(['Sec-WebSocket-Protocol', 'chat.v2, chat.v1']);

test.each([
  { name: 'what the page gave as one name', protocols: ['chat.v1'], handshake: null, offered: ['chat.v1'] },
  { name: 'a list, which the request tells', protocols: [], handshake: asked, offered: ['chat.v2', 'chat.v1'] },
  { name: 'none, as the request tells', protocols: [], handshake: told(['Sec-WebSocket-Key', 'x']), offered: [] },
  { name: 'a request that is shown in part', protocols: [], handshake: told(['Upgrade', 'websocket']), offered: null },
  { name: 'nothing is known', protocols: [], handshake: null, offered: null },
])('$name', ({ protocols, handshake, offered }) => {
  expect(offeredProtocols({ protocols, handshake })).toEqual(offered);
});

test('a connection is made once more with what is known, the choice of the server at least', () => {
  const connection = { protocols: [], handshake: null };
  expect(protocolsToAsk({ ...connection, subprotocol: 'chat.v1' })).toEqual(['chat.v1']);
  expect(protocolsToAsk({ ...connection, subprotocol: '' })).toEqual([]);
  expect(protocolsToAsk({ ...connection, handshake: asked, subprotocol: 'chat.v1' })).toEqual(['chat.v2', 'chat.v1']);
});
