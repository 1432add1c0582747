/** SocketCluster at /socketcluster/, which blocks subscriptions to "secret". */
import { createServer } from 'node:http';
import { attach } from 'socketcluster-server';
import { listen } from './program.mjs';

const http = createServer();
const server = attach(http, { pingInterval: 100 });
server.setMiddleware(server.MIDDLEWARE_INBOUND, async (actions) => {
  for await (const action of actions) {
    if (action.type === action.SUBSCRIBE && action.channel === 'secret') action.block(new Error('no access'));
    else action.allow();
  }
});

async function each(stream, use) {
  for await (const item of stream) use(item);
}

void each(server.listener('connection'), ({ socket }) => {
  void each(socket.procedure('add'), (request) => request.end(request.data.a + request.data.b));
  void each(socket.procedure('fail'), (request) => request.error(new Error('failed on purpose')));
  void each(socket.procedure('ask me'), async (request) => request.end(await socket.invoke('question', request.data)));
  void each(socket.receiver('note'), (note) => socket.transmit('noted', note));
});
await listen(http);
