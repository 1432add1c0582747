/** graphql-ws (graphql-transport-ws) at /graphql. */
import { createServer } from 'node:http';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { ROOT_VALUE, SCHEMA } from './graphql-schema.mjs';
import { listen } from './program.mjs';

const http = createServer();
const server = new WebSocketServer({ server: http, path: '/graphql', handleProtocols: () => 'graphql-transport-ws' });
useServer({ schema: SCHEMA, roots: { query: ROOT_VALUE, mutation: ROOT_VALUE, subscription: ROOT_VALUE } }, server);
await listen(http);
