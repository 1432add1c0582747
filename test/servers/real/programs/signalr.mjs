/**
 * A hub at /hub for the client of SignalR. Not ASP.NET, which npm does not have: it writes with the protocols of the
 * client's package, and reads by itself, because those read only what a client is sent.
 */
import { createServer } from 'node:http';
import { JsonHubProtocol, MessageType } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { WebSocketServer } from 'ws';
import { listen } from './program.mjs';
import { readRecords } from './signalr-records.mjs';

const PROTOCOLS = { json: new JsonHubProtocol(), messagepack: new MessagePackHubProtocol() };

const completion = (invocationId, result) => ({ type: MessageType.Completion, headers: {}, invocationId, ...result });
const invocation = (target, args, invocationId) => {
  return { type: MessageType.Invocation, headers: {}, target, arguments: args, streamIds: [], invocationId };
};

/** What the hub answers. @returns {object[]} */
function answersTo({ type, invocationId: id, target, arguments: args, result }, hub) {
  if (type === MessageType.Completion) return [completion(hub.asked, { result })];
  if (type === MessageType.StreamInvocation) {
    const items = Array.from({ length: args[0] }, (_, item) => ({
      type: MessageType.StreamItem,
      headers: {},
      invocationId: id,
      item,
    }));
    return [...items, completion(id)];
  }
  if (type !== MessageType.Invocation) return [];
  switch (target) {
    case 'Add':
      return [completion(id, { result: args[0] + args[1] })];
    case 'Say': // without an id: nothing is completed
      return [invocation('Said', args)];
    case 'AskMe':
      hub.asked = id;
      return [invocation('Question', args, 's1')];
    default:
      return [completion(id, { error: `Method ${target} does not exist.` })];
  }
}

const http = createServer();
const server = new WebSocketServer({ server: http, path: '/hub' });
server.on('connection', (socket) => {
  const hub = { asked: '' };
  socket.once('message', (handshake) => {
    const protocol = PROTOCOLS[JSON.parse(handshake.toString().slice(0, -1)).protocol];
    const isText = protocol === PROTOCOLS.json;
    socket.send(isText ? '{}\x1e' : Buffer.from('{}\x1e'));
    socket.on('message', (data) => {
      for (const record of readRecords(data, isText)) {
        for (const answer of answersTo(record, hub)) socket.send(protocol.writeMessage(answer));
      }
    });
  });
});
await listen(http);
