import { Client } from '@stomp/stompjs';
import { host } from './server.js';

const QUEUE = `/queue/${crypto.randomUUID()}`; // another browser's page may still listen at its own

const client = new Client({
  brokerURL: `ws://${host()}/ws`,
  connectHeaders: { login: 'guest', passcode: 'guest' },
  heartbeatIncoming: 0,
  heartbeatOutgoing: 0,
});
client.onConnect = () => {
  client.watchForReceipt('published', () => {
    const headers = { id: 'room', ack: 'client-individual', 'auto-delete': 'true' };
    client.subscribe(QUEUE, (message) => message.ack({ receipt: 'acknowledged' }), headers);
  });
  const headers = { 'auto-delete': 'true', receipt: 'published' };
  client.publish({ destination: QUEUE, body: '{"type":"order"}', headers });
};
client.activate();
