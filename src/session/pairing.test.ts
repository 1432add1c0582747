import { describe, expect, test } from 'vitest';
import type { Packet, PairKey } from '../decoders/decoder.ts';
import { Pairing } from './pairing.ts';

const key = (id: string): PairKey => ({ by: 'sent', id });
const packet = (rest: Partial<Packet>): Packet => ({ type: '', fields: () => [], ...rest });
const asks = (id: string) => packet({ asks: key(id) });
const answers = (id: string, rest: Partial<Packet> = {}) => packet({ answers: key(id), ...rest });
/** What becomes of packets that come one a row. */
function met(...packets: readonly Packet[]) {
  const pairing = new Pairing();
  return packets.map((one, row) => pairing.meet(one, row));
}

test('an id of any length is kept for nobody', () => {
  const long = 'x'.repeat(1_001);
  expect(met(asks(long), answers(long), packet({ opens: [key(long)] }), packet({ continues: key(long) }))).toEqual([
    {},
    {},
    {},
    {},
  ]);
});

describe('a reply', () => {
  test('meets the row that asked', () => {
    expect(met(asks('1'), asks('2'), answers('1'))[2]).toMatchObject({ partner: 0, isAnswer: true });
  });

  test('to nothing is an orphan, unless it only looks like a reply', () => {
    expect(met(answers('1'), answers('1', { isGuess: true }))).toEqual([{ isOrphan: true }, {}]);
  });

  test('that may be none is none after the last one', () => {
    expect(met(asks('1'), answers('1'), answers('1', { isGuess: true }))[2]).toEqual({});
  });

  test('that is also a question asks when nobody waits for it', () => {
    expect(met(packet({ asks: key('a'), answers: key('b') }))[0]).toMatchObject({ hasAsked: true });
  });

  test('is repeated after the last one, and not while more are expected', () => {
    const part = answers('1', { isPartialAnswer: true });
    const isRepeated = met(asks('1'), part, part, answers('1'), part).map((one) => one.isRepeated === true);
    expect(isRepeated).toEqual([false, false, false, false, true]);
  });

  test('to an id that is used again belongs to the new question', () => {
    const last = met(asks('1'), answers('1'), asks('1'), answers('1'))[3];
    expect(last).toMatchObject({ partner: 2, isAnswer: true });
    expect(last?.isRepeated).toBeUndefined();
  });
});

describe('a question', () => {
  test('is repeated while the same waits, unless it is a heartbeat', () => {
    const ping = packet({ asks: key('ping'), isHeartbeat: true });
    expect(met(asks('1'), asks('1'), ping, ping).map((one) => one.isRepeated)).toEqual([false, true, false, false]);
  });

  test('is forgotten when 10,000 others wait', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => asks(`other ${index}`));
    expect(met(asks('1'), ...many, answers('1')).at(-1)).toEqual({ isOrphan: true });
  });
});

describe('a stream', () => {
  const opens = packet({ opens: [key('stream')] });
  const continues = packet({ continues: key('stream') });

  test('has what comes after its beginning, however much', () => {
    expect(met(opens, continues, continues)).toEqual([
      {},
      { partner: 0, by: key('stream') },
      { partner: 0, by: key('stream') },
    ]);
  });

  test.each([
    ['opened', [opens], (id: string) => [asks(id)]],
    ['granted', [asks('stream'), answers('stream')], (id: string) => [asks(id), answers(id)]],
  ])('that was %s and is in use is not forgotten, whatever comes meanwhile', (_how, begins, other) => {
    const others = (name: string) => Array.from({ length: 6_000 }, (_, index) => other(`${name} ${index}`)).flat();
    const last = met(...begins, ...others('a'), continues, ...others('b'), continues).at(-1);
    expect(last).toEqual({ partner: 0, by: key('stream') });
  });

  test('may be asked for and granted first', () => {
    expect(met(asks('stream'), answers('stream'), continues)[2]).toEqual({ partner: 0, by: key('stream') });
  });

  test('that was not seen to begin makes no orphans', () => {
    expect(met(continues)).toEqual([{}]);
  });

  test('may have questions in it', () => {
    const question = packet({ continues: key('stream'), asks: key('q') });
    expect(met(opens, question)[1]).toMatchObject({ partner: 0, hasAsked: true });
  });
});

describe('a message on a topic', () => {
  const topic = (name: string, rest: Partial<Packet> = {}) => packet({ topic: { by: 'sent', name }, ...rest });

  test('belongs to its subscription, until that ends', () => {
    const subscribe = packet({ subscribes: [{ by: 'sent', name: 'a' }], asks: key('s') });
    const unsubscribe = packet({ unsubscribes: [{ by: 'sent', name: 'a' }] });
    const rows = met(topic('a'), subscribe, answers('s'), topic('a'), unsubscribe, topic('a'));
    expect(rows.map(({ partner }) => partner)).toEqual([undefined, undefined, 1, 1, undefined, undefined]);
    expect(rows[3]?.isAnswer).toBeUndefined();
  });

  test('of the other side is none of it', () => {
    const subscribe = packet({ subscribes: [{ by: 'received', name: 'a' }] });
    expect(met(subscribe, topic('a'))[1]).toEqual({});
  });

  test('still asks for its own answer', () => {
    const subscribe = packet({ subscribes: [{ by: 'sent', name: 'a' }] });
    const rows = met(subscribe, topic('a', { asks: key('p') }), answers('p'));
    expect(rows.slice(1)).toMatchObject([
      { partner: 0, hasAsked: true },
      { partner: 1, isAnswer: true },
    ]);
  });

  test('that may answer a question does, before it belongs to a subscription', () => {
    const reply = answers('inbox', { isGuess: true, isPartialAnswer: true, continues: key('sid') });
    const rows = met(packet({ opens: [key('sid')] }), reply, asks('inbox'), reply);
    expect(rows.map(({ partner, isAnswer = false }) => [partner, isAnswer])).toEqual([
      [undefined, false],
      [0, false],
      [undefined, false],
      [2, true],
    ]);
  });
});
