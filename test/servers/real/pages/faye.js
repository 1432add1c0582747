import { Client } from 'faye';
import { host } from './server.js';

const client = new Client(`http://${host()}/bayeux`);
await client.subscribe('/room', () => client.disconnect());
await client.subscribe('/secret', () => undefined).then(undefined, () => undefined); // forbidden
await client.publish('/room', { text: 'hello' });
