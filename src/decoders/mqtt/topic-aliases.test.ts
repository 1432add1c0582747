import { expect, test } from 'vitest';
import { TopicAliases } from './topic-aliases.ts';

test('neither a fork nor what it was made of hears what the other learns', () => {
  const aliases = new TopicAliases();
  aliases.set(1, 'a');
  const fork = aliases.fork();
  aliases.set(1, 'b');
  fork.set(2, 'c');
  const further = fork.fork();
  further.set(2, 'd');
  const topics = [aliases, fork, further].map((one) => [one.get(1), one.get(2)]);
  expect(topics).toEqual([
    ['b', undefined],
    ['a', 'c'],
    ['a', 'd'],
  ]);
});

test('the alias that was set longest ago is forgotten when there are too many', () => {
  const aliases = new TopicAliases();
  for (let alias = 1; alias <= 4_096; alias++) aliases.set(alias, `t${alias}`);
  aliases.set(1, 'again');
  aliases.set(5_000, 'one more');
  expect([1, 2, 3, 5_000].map((alias) => aliases.get(alias))).toEqual(['again', undefined, 't3', 'one more']);
});
