import autobahn from 'autobahn-browser';
import { host } from './server.js';

const connection = new autobahn.Connection({ url: `ws://${host()}/`, realm: 'realm1' });
connection.onopen = async (session) => {
  await session.register('com.example.add', ([a, b]) => a + b);
  await session.call('com.example.add', [2, 3]);
  await session.call('com.example.nothing').then(undefined, () => undefined); // nobody has registered it
  await session.subscribe('com.example.room', () => connection.close());
  await session.publish('com.example.room', ['hello'], {}, { acknowledge: true, exclude_me: false });
};
connection.open();
