import { createClient } from 'graphql-ws';
import { host } from './server.js';

const client = createClient({ url: `ws://${host()}/graphql`, lazy: false });
const all = async (query, variables) => {
  for await (const _result of client.iterate({ query, variables }));
};

await all('query Greet($name: String) { hello(name: $name) }', { name: 'Ada' });
await all('mutation { add(a: 2, b: 3) }');
await all('subscription Counting { count(to: 3) }');
await all('{ boom }');
await client.dispose();
