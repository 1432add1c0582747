import { SubscriptionClient } from 'subscriptions-transport-ws';
import { host } from './server.js';

const client = new SubscriptionClient(`ws://${host()}/subscriptions`);
const all = (query) =>
  new Promise((complete, error) => {
    client.request({ query }).subscribe({ next: () => undefined, complete, error });
  });

await all('query Greet { hello(name: "Ada") }');
await all('subscription Counting { count(to: 3) }');
client.close();
