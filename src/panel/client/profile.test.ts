import { describe, expect, test } from 'vitest';
import { parseProfile, protocolsOf } from './profile.ts';

const profile = { name: 'Mine', collection: 'Work', url: 'wss://a.example/', protocols: ['v2'], isPersistent: true };

describe('a remembered profile', () => {
  test('is read as it was written', () => expect(parseProfile(profile)).toEqual([profile]));

  test.each([
    ['no record', 'Mine'],
    ['no name', { ...profile, name: '' }],
    ['no address', { ...profile, url: null }],
    ['too long an address', { ...profile, url: 'w'.repeat(16 * 1024 + 1) }],
  ])('with %s is none', (_, raw) => expect(parseProfile(raw)).toEqual([]));

  test('of another version keeps what is understood', () =>
    expect(parseProfile({ name: 'x'.repeat(70), url: 'ws://b', protocols: ['a', 1] })).toEqual([
      { name: 'x'.repeat(60), collection: '', url: 'ws://b', protocols: ['a'], isPersistent: false },
    ]));
});

test.each([
  ['', []],
  ['v2', ['v2']],
  [' v2, v1,,chat v0 ', ['v2', 'v1', 'chat', 'v0']],
])('subprotocols typed as %j', (typed, protocols) => expect(protocolsOf(typed)).toEqual(protocols));
