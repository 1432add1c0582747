/** RabbitMQ answers and delivers in any order: nothing is delivered while an answer is waited for. */
import { connect } from './mqtt-session.js';
import { host } from './server.js';

const client = await connect(`ws://${host(1)}/ws`, { protocolVersion: 4, username: 'guest', password: 'guest' });
await client.publishAsync('elsewhere', 'hello', { qos: 1 });
await client.subscribeAsync('room', { qos: 0 });
client.on('message', async () => {
  await client.unsubscribeAsync('room');
  await client.endAsync();
});
await client.publishAsync('room', 'hello', { qos: 0 });
