import fc from 'fast-check';
import type { Api, ConnectionFacts } from '../../src/protocol/from-page.ts';
import type { BinaryForm, Payload } from '../../src/protocol/payload.ts';
import type { WorkerContext } from '../../src/protocol/routing.ts';
import { OUTCOMES } from '../../src/protocol/verdict.ts';
import type { LossReason, SessionEvent } from '../../src/session/session-event.ts';
import { anyCharacter } from './any-character.ts';

const LAST_TIME = 8.64e15;

const count = () => fc.oneof(fc.nat(5_000), fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER));
/** Not -0, which JSON does not have. */
const at = () => fc.double({ min: -LAST_TIME, max: LAST_TIME, noNaN: true }).map((time) => time + 0);
const duration = () => fc.double({ min: 0, max: LAST_TIME, noNaN: true }).map((time) => time + 0);
const header = { seq: count(), at: at() };
const anyText = () =>
  fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', '\u0000', '\u2028\u2029', '"\\\n\r', '😀'.repeat(50), '{"type":"session","version":1}\n'),
  );
const wellFormed = () => anyText().map((text) => text.toWellFormed());
const connection = fc.constantFrom('c1', 'c2', 'c3');
const document = fc.constantFrom('d1', 'd2');
const binaryType = fc.constantFrom<BinaryForm>('blob', 'arraybuffer');
const direction = fc.constantFrom('sent' as const, 'received' as const);
const api = fc.constantFrom<Api>('WebSocket', 'WebSocketStream', 'EventSource', 'WebTransport');
const readyState = fc.constantFrom<ConnectionFacts['readyState']>('connecting', 'open', 'closing', 'closed');

/** Most are small; some cross the bounds at which base64 is put together. */
const bytes = () =>
  fc.oneof(
    { weight: 9, arbitrary: fc.uint8Array({ maxLength: 50 }) },
    { weight: 1, arbitrary: fc.integer({ min: 24_570, max: 49_160 }).map((size) => new Uint8Array(size).fill(size)) },
  );

const fullSize = fc.record({ fullSize: count() }, { requiredKeys: [] });
const payload = (): fc.Arbitrary<Payload> =>
  fc.oneof(
    fc.tuple(wellFormed(), fullSize).map(([data, size]) => ({ opcode: 'text', data, ...size }) as const),
    fc
      .tuple(bytes(), fullSize)
      .map(([data, size]) => ({ opcode: 'binary', data: data.slice().buffer, ...size }) as const),
  );

const message = fc.record(
  {
    type: fc.constant('message' as const),
    ...header,
    connection,
    direction,
    payload: payload(),
    discarded: fc.boolean(),
    resent: fc.boolean(),
    resentFrom: count(),
    edited: fc.constant(true),
    injected: fc.constant(true),
    rule: fc.string({ maxLength: 100 }),
    bufferedAmount: count(),
    binaryForm: binaryType,
    stack: anyText(),
    handled: duration(),
    channel: anyText(),
    lastEventId: anyText(),
  },
  { requiredKeys: ['type', 'seq', 'at', 'connection', 'direction', 'payload', 'discarded', 'resent'] },
);

const facts = fc.record(
  { url: anyText(), readyState, subprotocol: anyText(), extensions: anyText(), binaryType, api },
  { requiredKeys: ['url', 'readyState', 'subprotocol', 'extensions', 'binaryType'] },
);
const flow = { connection, direction, channel: anyText() };
const requiredOfFlow = ['type', 'seq', 'at', 'connection', 'direction'] as const;

const headers = () => fc.array(fc.tuple(anyText(), anyText()), { maxLength: 3 });

const others = [
  fc.record(
    {
      type: fc.constant('document' as const),
      ...header,
      document,
      frameId: count(),
      url: anyText(),
      context: fc.constantFrom<WorkerContext[]>('dedicated-worker', 'shared-worker', 'service-worker'),
      parent: document,
    },
    { requiredKeys: ['type', 'seq', 'at', 'document', 'frameId', 'url'] },
  ),
  fc.record({ type: fc.constant('unload' as const), ...header, document }),
  fc.record(
    {
      type: fc.constant('connection' as const),
      ...header,
      connection,
      document,
      url: anyText(),
      protocols: fc.array(anyText(), { maxLength: 3 }),
      facts,
      stack: anyText(),
      api,
    },
    { requiredKeys: ['type', 'seq', 'at', 'connection', 'document', 'url', 'protocols'] },
  ),
  fc.record({
    type: fc.constant('open' as const),
    ...header,
    connection,
    subprotocol: anyText(),
    extensions: anyText(),
    binaryType,
  }),
  fc.record(
    {
      type: fc.constant('verdict' as const),
      ...header,
      connection,
      of: count(),
      outcome: fc.constantFrom(...OUTCOMES),
      rule: fc.string({ maxLength: 100 }),
      payload: payload(),
    },
    { requiredKeys: ['type', 'seq', 'at', 'connection', 'of', 'outcome'] },
  ),
  fc.record({ type: fc.constant('drained' as const), ...header, connection, of: count(), after: duration() }),
  fc.record(
    {
      type: fc.constant('handshake' as const),
      ...header,
      connection,
      candidates: count(),
      handshake: fc.record(
        {
          id: fc.string({ minLength: 1, maxLength: 100 }),
          url: anyText(),
          started: at(),
          responded: at(),
          ended: at(),
          requestHeaders: headers(),
          responseHeaders: headers(),
          status: count(),
          statusLine: anyText(),
          redirect: anyText(),
          error: anyText(),
          reached: fc.boolean(),
        },
        { requiredKeys: ['id', 'url'] },
      ),
    },
    { requiredKeys: ['type', 'seq', 'at', 'connection'] },
  ),
  fc.record({
    type: fc.constant('mark' as const),
    ...header,
    document,
    of: count(),
    bookmarked: fc.boolean(),
    note: anyText(),
  }),
  fc.record({ type: fc.constant('error' as const), ...header, connection }),
  fc.record({ type: fc.constant('reconnecting' as const), ...header, connection }),
  fc.record(
    { type: fc.constant('end' as const), ...header, ...flow, reset: count() },
    { requiredKeys: [...requiredOfFlow] },
  ),
  fc.record(
    { type: fc.constant('stall' as const), ...header, ...flow, ms: fc.double({ min: 0, max: 1e9, noNaN: true }) },
    { requiredKeys: [...requiredOfFlow, 'ms'] },
  ),
  fc.record(
    {
      type: fc.constant('closing' as const),
      ...header,
      connection,
      code: fc.option(count()),
      reason: anyText(),
      byUser: fc.constant(true),
    },
    { requiredKeys: ['type', 'seq', 'at', 'connection', 'code', 'reason'] },
  ),
  fc.record(
    {
      type: fc.constant('close' as const),
      ...header,
      connection,
      code: count(),
      reason: anyText(),
      wasClean: fc.boolean(),
      rule: fc.string({ maxLength: 100 }),
    },
    { requiredKeys: ['type', 'seq', 'at', 'connection', 'code', 'reason', 'wasClean'] },
  ),
  fc.record({
    type: fc.constant('loss' as const),
    ...header,
    connection: fc.constantFrom('', 'c1'),
    document,
    since: count(),
    messages: count(),
    bytes: fc.option(count()),
    reason: fc.constantFrom<LossReason[]>('overflow', 'not-recorded', 'unexplained', 'unheard'),
  }),
] as const;

/** Any event of a session, in any order: what makes sense after what is not its concern. */
export const sessionEvents = (): fc.Arbitrary<SessionEvent[]> =>
  fc.array(fc.oneof({ weight: 4, arbitrary: message }, ...others), { maxLength: 40 });
