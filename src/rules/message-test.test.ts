import { describe, expect, test } from 'vitest';
import type { Payload } from '../protocol/payload.ts';
import { MessageSubject } from './message-subject.ts';
import { messageTest } from './message-test.ts';
import { parseRuleQuery } from './rule-query.ts';

const connection = {
  url: 'wss://a.example/Chat',
  subprotocols: ['chat.v2'],
  context: 'frame',
  address: 'd1 c1',
} as const;
const json: Payload = { opcode: 'text', data: '{"type":"chat","user":{"id":5,"name":"Zoë"},"list":[1,20]}' };
const bytes: Payload = { opcode: 'binary', data: new TextEncoder().encode('Grüße').buffer };
const big: Payload = { opcode: 'text', data: 'beginning', fullSize: 5_000_000 };

function ask(query: string, payload = json): boolean {
  const parsed = parseRuleQuery(query);
  if (!parsed.ok) throw new Error(parsed.error);
  return messageTest(parsed.query)(new MessageSubject(payload, 'sent', connection));
}

describe('finds', () => {
  test.each([
    '',
    'CHAT',
    '"type":"chat"',
    '/us.r/',
    'dir:sent opcode:text',
    '-dir:received',
    'size:>20',
    'url:chat',
    'subprotocol:chat.*',
    'is:message -is:truncated',
    '$.user.id == 5',
    '$.user.name ~ zo',
    '$.user.name ~ /ë$/',
    '$.list[*] > 10',
    '$..id exists',
    'nothing or $.type == chat',
    'not (a$b or nothing)',
  ])('%s', (query) => expect(ask(query)).toBe(true));

  test('text in bytes, and what is too big to be here whole', () => {
    expect(ask('grüsse', bytes)).toBe(false);
    expect(ask('GRÜSSE', bytes)).toBe(false);
    expect(ask('grüße opcode:binary size:7', bytes)).toBe(true);
    expect(ask('is:truncated size:5M beginning', big)).toBe(true);
  });
});

describe('does not find', () => {
  test.each([
    'nothing',
    '/CHAT/',
    'dir:received',
    'opcode:binary',
    'size:<20',
    'url:feed',
    'subprotocol:chat',
    '$.none',
  ])('%s', (query) => expect(ask(query)).toBe(false));

  test('a path in what is no JSON', () => expect(ask('$', bytes)).toBe(false));
});

describe('long numbers are what they are, to the last digit', () => {
  const data = '{"id":12345678901234567890,"at":[1,9007199254740993],"p":"12345678901234567891"}';
  const long: Payload = { opcode: 'text', data };
  test.each([
    ['$.id == 12345678901234567890', true],
    ['$.id == 12345678901234567891', false],
    ['$.id != 12345678901234567891', true],
    ['$.id > 12345678901234567889 $.id < 12345678901234567891', true],
    ['$.at[*] == 9007199254740993', true],
    ['$.at[*] == 9007199254740992', false],
    ['$.at[0] == 1 $..at[1] ~ 0993', true],
    ['$.id ~ /67890$/', true],
    ['$.id > 5', true],
    ['$.p > 12345678901234567890', true],
    ['$.p < 12345678901234567890', false],
  ])('%s: %s', (query, expected) => expect(ask(query, long)).toBe(expected));

  test('but for those that nobody means, which would take too long', () => {
    const digits = '7'.repeat(1_000_000);
    expect(ask('$[0] ~ Infinity', { opcode: 'text', data: `[${digits}]` })).toBe(true);
    expect(ask('$[0] > 99999999999999999999', { opcode: 'text', data: `["${digits}"]` })).toBe(true);
  });
});
