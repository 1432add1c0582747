/** Faye at /bayeux, which forbids the channel /secret. */
import { createServer } from 'node:http';
import faye from 'faye';
import { listen } from './program.mjs';

const http = createServer();
const bayeux = new faye.NodeAdapter({ mount: '/bayeux', timeout: 45 });
bayeux.addExtension({
  incoming(message, callback) {
    const { channel, subscription } = message;
    if (channel === '/meta/subscribe' && subscription === '/secret') message.error = '403:/secret:Forbidden';
    callback(message);
  },
});
bayeux.attach(http);
await listen(http);
