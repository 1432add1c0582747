import { create } from 'socketcluster-client';
import { host } from './server.js';

const [hostname, port] = host().split(':');
const socket = create({ hostname, port: Number(port) });

async function each(stream, use) {
  for await (const item of stream) use(item);
}

void each(socket.procedure('question'), (request) => request.end('because'));
void each(socket.receiver('noted'), () => socket.disconnect());
await socket.invoke('add', { a: 2, b: 3 });
await socket.invoke('fail', {}).catch(() => undefined);
await socket.invoke('ask me', 'why?');
const channel = socket.subscribe('room');
await channel.listener('subscribe').once();
await socket.subscribe('secret').listener('subscribeFail').once();
await socket.invokePublish('room', { text: 'hello' });
socket.transmit('note', 'one way');
