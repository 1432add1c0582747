import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { host } from './server.js';

const document = new Y.Doc();
const provider = new WebsocketProvider(`ws://${host()}`, crypto.randomUUID(), document);
provider.on('sync', (isSynced) => {
  if (isSynced) document.getText('text').insert(0, 'hello');
});
