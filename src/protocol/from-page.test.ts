import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileValue, mutated, withForeignKeys } from '../../test/arbitraries/hostile-values.ts';
import { parseEnvelope } from './from-page.ts';
import { FACT_LENGTH, LOSS_CONNECTIONS, PAYLOAD_LIMIT_MOST } from './limits.ts';

const facts = { url: 'wss://a.example/', readyState: 'open', subprotocol: 'p', extensions: 'e', binaryType: 'blob' };
const lossOfOne = { connectionId: 'c1', messages: 3, bytes: 30, facts };
const text = { opcode: 'text', data: 'hello' };

const bodies: Record<string, Record<string, unknown>> = {
  created: { type: 'created', url: 'wss://a.example/', protocols: ['p', 'q'] },
  'created by another API': { type: 'created', url: 'https://a.example/', protocols: [], api: 'EventSource' },
  'adopted of another API': { type: 'adopted', facts: { ...facts, api: 'WebTransport' } },
  'sent in a stream': { type: 'sent', payload: text, discarded: false, bufferedAmount: 5, channel: 'bidi 1' },
  'received with a name and an id': { type: 'received', payload: text, channel: 'price', lastEventId: '7' },
  reconnecting: { type: 'reconnecting' },
  'the end of a stream': { type: 'ended', direction: 'sent', channel: 'uni 2' },
  'the reset of a stream': { type: 'ended', direction: 'received', channel: 'uni 2', reset: 7 },
  stalled: { type: 'stalled', direction: 'received', ms: 120.5 },
  adopted: { type: 'adopted', facts },
  opened: { type: 'opened', subprotocol: 'p', extensions: 'e', binaryType: 'arraybuffer' },
  sent: { type: 'sent', payload: text, discarded: false, bufferedAmount: 5 },
  'sent by the user': { type: 'sent', payload: text, discarded: true, bufferedAmount: 0, commandId: 'panel-1' },
  'created by a call': { type: 'created', url: 'wss://a.example/', protocols: [], stack: 'f@a.js:1:2' },
  'sent by a call': { type: 'sent', payload: text, discarded: false, bufferedAmount: 5, stack: 'Error\n    at f' },
  drained: { type: 'drained', of: 6, after: 12.5 },
  'received and handled': { type: 'received', payload: text, handled: 0.25 },
  received: { type: 'received', payload: text },
  'received binary': {
    type: 'received',
    payload: { opcode: 'binary', data: new ArrayBuffer(2), fullSize: 9 },
    binaryForm: 'blob',
  },
  errored: { type: 'errored' },
  'closing without a code': { type: 'closing', code: null, reason: '' },
  closing: { type: 'closing', code: 3000, reason: 'bye' },
  closed: { type: 'closed', code: 1006, reason: '', wasClean: false },
  refused: { type: 'refused', commandId: 'panel-1', reason: 'not-open' },
  'received from a rule': { type: 'received', payload: text, rule: 'r1' },
  'received from the user': { type: 'received', payload: text, commandId: 'panel-2' },
  'closing by the user': { type: 'closing', code: 3000, reason: 'bye', commandId: 'panel-3' },
  'closed by a rule': { type: 'closed', code: 1006, reason: '', wasClean: false, rule: 'r1' },
  'a verdict of the user': { type: 'verdict', of: 3, outcome: 'held' },
  'a verdict of a rule': { type: 'verdict', of: 3, outcome: 'edited', rule: 'r1', payload: text },
  lost: { type: 'lost', since: 1, connections: [lossOfOne], messages: 0, bytes: 0 },
};
const envelope = (body: unknown, more: object = {}) => ({ v: 1, connectionId: 'c1', seq: 7, at: 1.5, body, ...more });
const envelopes = Object.values(bodies).map((body) => envelope(body));

describe('takes', () => {
  test.each(Object.entries(bodies))('%s', (_, body) => {
    expect(parseEnvelope(envelope(body))).toStrictEqual({ ok: true, value: envelope(body) });
  });

  test.each(Object.entries(bodies))('%s, and nothing foreign with it', (_, body) => {
    const parsed = parseEnvelope(withForeignKeys(envelope(body)));
    expect(parsed).toStrictEqual({ ok: true, value: envelope(body) });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('refuses the header', () => {
  test.each<[string, object]>([
    ['another version', { v: 2 }],
    ['a version in text', { v: '1' }],
    ['no connection', { connectionId: undefined }],
    ['an endless connection id', { connectionId: 'c'.repeat(101) }],
    ['a negative number', { seq: -1 }],
    ['a fraction', { seq: 1.5 }],
    ['a number beyond what a double counts', { seq: 2 ** 53 }],
    ['no number', { seq: Number.NaN }],
    ['no time', { at: Number.NaN }],
    ['an endless time', { at: Number.POSITIVE_INFINITY }],
    ['a time that no Date can show', { at: 1e17 }],
    ['no body', { body: null }],
    ['a list for a body', { body: [] }],
  ])('%s', (_, change) => {
    expect(parseEnvelope(envelope(bodies.errored, change)).ok).toBe(false);
  });
});

const tooLong = 'x'.repeat(FACT_LENGTH + 1);

describe('refuses the body', () => {
  test.each<[string, object]>([
    ['no type', { type: undefined }],
    ['an unknown type', { type: 'exploded' }],
    ['the name of an inherited property', { type: 'constructor' }],
    ['an endless URL', { ...bodies.created, url: tooLong }],
    ['protocols that are no list', { ...bodies.created, protocols: 'p' }],
    ['protocols that are no text', { ...bodies.created, protocols: ['p', 1] }],
    ['protocols with holes', { ...bodies.created, protocols: new Array(2) }],
    ['too many protocols', { ...bodies.created, protocols: new Array(1_001).fill('p') }],
    ['an endless stack', { ...bodies.created, stack: tooLong }],
    ['a stack that is no text', { ...bodies.sent, stack: ['f'] }],
    ['a negative handling time', { ...bodies.received, handled: -1 }],
    ['a drain of no message', { ...bodies.drained, of: 0.5 }],
    ['a drain that never ended', { ...bodies.drained, after: Number.NaN }],
    ['no facts', { type: 'adopted' }],
    ['an unknown ready state', { type: 'adopted', facts: { ...facts, readyState: 'gone' } }],
    ['an endless subprotocol', { ...bodies.opened, subprotocol: tooLong }],
    ['endless extensions', { ...bodies.opened, extensions: tooLong }],
    ['an unknown binary type', { ...bodies.opened, binaryType: 'nodebuffer' }],
    ['a payload that is none', { ...bodies.sent, payload: 'hello' }],
    [
      'a payload over the limit',
      { ...bodies.sent, payload: { opcode: 'text', data: 'x'.repeat(PAYLOAD_LIMIT_MOST + 1) } },
    ],
    ['discarded that is no boolean', { ...bodies.sent, discarded: 0 }],
    ['a negative buffered amount', { ...bodies.sent, bufferedAmount: -1 }],
    ['an endless command id', { ...bodies.sent, commandId: 'x'.repeat(101) }],
    ['a command id that is no text', { ...bodies.sent, commandId: null }],
    ['an unknown binary form', { ...bodies.received, binaryForm: 'view' }],
    ['a negative close code', { ...bodies.closed, code: -1 }],
    ['a close without a code', { ...bodies.closed, code: null }],
    ['an endless reason', { ...bodies.closed, reason: tooLong }],
    ['a close that is neither clean nor not', { ...bodies.closed, wasClean: undefined }],
    ['an unknown refusal', { ...bodies.refused, reason: 'mood' }],
    ['a loss that ends before it begins', { ...bodies.lost, since: 8 }],
    ['a loss of fewer than none', { ...bodies.lost, messages: -1 }],
    ['a loss of half a byte', { ...bodies.lost, bytes: 0.5 }],
    ['losses that are no list', { ...bodies.lost, connections: {} }],
    ['losses with holes', { ...bodies.lost, connections: new Array(3) }],
    ['a loss of no connection', { ...bodies.lost, connections: [{ ...lossOfOne, connectionId: 1 }] }],
    ['a loss without facts', { ...bodies.lost, connections: [{ ...lossOfOne, facts: null }] }],
    ['too many losses', { ...bodies.lost, connections: new Array(LOSS_CONNECTIONS + 1).fill(lossOfOne) }],
  ])('%s', (_, body) => {
    expect(parseEnvelope(envelope(body)).ok).toBe(false);
  });
});

test('whatever a port carries is an envelope or an error, and never an exception', () => {
  const near = fc.constantFrom(...envelopes).chain(mutated);
  fc.assert(
    fc.property(fc.oneof(hostileValue(), near), (value) => {
      const parsed = parseEnvelope(structuredClone(value));
      if (parsed.ok) expect(parseEnvelope(parsed.value)).toStrictEqual(parsed);
      else expect(parsed.error).not.toBe('');
    }),
    { numRuns: 800 },
  );
});

test('an object that contains itself is refused', () => {
  const loop: Record<string, unknown> = { v: 1, seq: 1, at: 1, connectionId: '' };
  loop.body = loop;
  expect(parseEnvelope(structuredClone(loop)).ok).toBe(false);
});
