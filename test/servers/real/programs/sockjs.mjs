/** SockJS at /sock, with messages in JSON. */
import { createServer } from 'node:http';
import sockjs from 'sockjs';
import { listen } from './program.mjs';

const http = createServer();
const server = sockjs.createServer({ heartbeat_delay: 300, log: () => undefined, prefix: '/sock' });
server.on('connection', (connection) => {
  connection.write(JSON.stringify({ type: 'welcome' }));
  connection.on('data', (text) => {
    if (text === 'close') connection.close(3456, 'asked to close');
    else connection.write(JSON.stringify({ type: 'echo', text }));
  });
});
server.installHandlers(http);
await listen(http);
