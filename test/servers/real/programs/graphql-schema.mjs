import { buildSchema } from 'graphql';

export const SCHEMA = buildSchema(`
  type Query { hello(name: String): String, boom: String }
  type Mutation { add(a: Int!, b: Int!): Int }
  type Subscription { count(to: Int!): Int }
`);

export const ROOT_VALUE = {
  hello: ({ name }) => `Hello ${name}`,
  boom: () => {
    throw new Error('boom');
  },
  add: ({ a, b }) => a + b,
  async *count({ to }) {
    for (let count = 1; count <= to; count++) yield { count };
  },
};
