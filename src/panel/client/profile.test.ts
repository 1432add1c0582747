import { describe, expect, test } from 'vitest';
import { EMPTY_PROFILE, type Profile, parseProfile, protocolsOf, withoutValues, withValuesOf } from './profile.ts';

const profile: Profile = {
  name: 'Mine',
  collection: 'Work',
  url: 'wss://a.example/',
  protocols: ['v2'],
  headers: [
    ['Authorization', 'Bearer abc'],
    ['X-Team', 'one'],
  ],
  isPersistent: true,
};

describe('a remembered profile', () => {
  test('is read as it was written', () => expect(parseProfile(profile)).toEqual([profile]));

  test.each([
    ['no record', 'Mine'],
    ['no name', { ...profile, name: '' }],
    ['no address', { ...profile, url: null }],
    ['a header that no browser sets', { ...profile, headers: [['Upgrade', 'h2c']] }],
    ['headers that are no list', { ...profile, headers: {} }],
    ['too long an address', { ...profile, url: 'w'.repeat(16 * 1024 + 1) }],
  ])('with %s is none', (_, raw) => expect(parseProfile(raw)).toEqual([]));

  test('of another version keeps what is understood', () =>
    expect(parseProfile({ name: 'x'.repeat(70), url: 'ws://b', protocols: ['a', 1] })).toEqual([
      { ...EMPTY_PROFILE, name: 'x'.repeat(60), url: 'ws://b', protocols: ['a'] },
    ]));
});

test.each([
  ['', []],
  ['v2', ['v2']],
  [' v2, v1,,chat v0 ', ['v2', 'v1', 'chat', 'v0']],
])('subprotocols typed as %j', (typed, protocols) => expect(protocolsOf(typed)).toEqual(protocols));

describe('the values of headers', () => {
  const shared = withoutValues(profile);

  test('are left out of what others may have', () => {
    expect(shared).toEqual({
      ...profile,
      headers: [
        ['Authorization', ''],
        ['X-Team', ''],
      ],
    });
  });

  test('are those that are known for the same address, unless there are others', () => {
    const changed: Profile = {
      ...profile,
      headers: [
        ['authorization', ''],
        ['X-Team', 'two'],
        ['X-New', ''],
      ],
    };
    expect(withValuesOf(changed, profile).headers).toEqual([
      ['authorization', 'Bearer abc'],
      ['X-Team', 'two'],
      ['X-New', ''],
    ]);
    expect(withValuesOf(shared, undefined)).toEqual(shared);
  });

  test('never go to another address', () => {
    const elsewhere = { ...shared, url: 'wss://evil.example/' };
    expect(withValuesOf(elsewhere, profile)).toEqual(elsewhere);
  });
});
