/** subscriptions-transport-ws (the older graphql-ws) at /subscriptions. */
import { createServer } from 'node:http';
import { execute, subscribe } from 'graphql';
import { SubscriptionServer } from 'subscriptions-transport-ws';
import { ROOT_VALUE, SCHEMA } from './graphql-schema.mjs';
import { listen } from './program.mjs';

const http = createServer();
SubscriptionServer.create(
  { schema: SCHEMA, rootValue: ROOT_VALUE, execute, subscribe },
  { server: http, path: '/subscriptions' },
);
await listen(http);
