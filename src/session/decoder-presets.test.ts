import { describe, expect, test } from 'vitest';
import { certain, connection, countedSession, message } from '../../test/decoding/decoded-session.ts';
import { DecoderPresets } from './decoder-presets.ts';

const presets = () => new DecoderPresets(() => undefined);

const noMessages = { version: '1', asyncapi: '3.0.0', servers: [], channels: [], claimsAll: false, notes: [] } as const;

test('a document that was chosen for one connection is forgotten with that choice', () => {
  const chosen = presets();
  const documents = ['first', 'last'].map((title) => ({
    ...noMessages,
    title,
    view: 'server' as const,
    formats: new Map(),
  }));
  chosen.useAsyncApi(documents);
  chosen.chooseDocument('c1', 'first');
  chosen.chooseForUrls([{ pattern: '*', decoder: 'asyncapi' }], 'c1');
  expect(chosen.asyncApiFor('c1', 'ws://a/')?.document.title).toBe('last');
});

describe('what the user has chosen', () => {
  test('for URLs holds for those that are alike, and the last choice before earlier ones', () => {
    const chosen = presets();
    chosen.chooseForUrls([
      { pattern: 'ws*', decoder: 'json' },
      { pattern: 'wss://a.example/*', decoder: 'mqtt' },
    ]);
    expect(chosen.of('c1', 'wss://a.example/x?y')).toEqual({
      decoder: 'mqtt',
      score: 1,
      why: { source: 'user', text: 'wss://a.example/*' },
    });
    expect(chosen.of('c1', 'ws://b.example/')?.decoder).toBe('json');
    expect(chosen.of('c1', 'https://b.example/')).toBeNull();
  });

  test('for one connection holds before what is chosen for URLs; so does that it is to be recognised', () => {
    const chosen = presets();
    chosen.chooseForUrls([{ pattern: '*', decoder: 'json' }]);
    chosen.choose('c1', 'mqtt');
    expect([chosen.of('c1', 'ws://a/')?.decoder, chosen.of('c2', 'ws://a/')?.decoder]).toEqual(['mqtt', 'json']);
    chosen.choose('c1', null);
    expect(chosen.of('c1', 'ws://a/')).toBeNull();
    chosen.chooseForUrls(chosen.urls, 'c1');
    expect(chosen.of('c1', 'ws://a/')?.decoder).toBe('json');
  });

  test('is seen before the first message, holds for what follows, and its failures are shown', async () => {
    const { meanings, session } = countedSession(certain);
    session.append([connection('c3', 'ws://b.example/feed')]);
    meanings.presets.chooseForUrls([{ pattern: '*/FEED', decoder: 'mqtt' }]);
    expect([meanings.decoderOf('c1'), meanings.decoderOf('c3')]).toEqual(['raw', 'mqtt']);
    const lines = Array.from({ length: 5 }, () => message('received', 'no MQTT', { connection: 'c3' }));
    session.append([message('received', 'a'), ...lines]);
    await meanings.advance(() => false);
    expect(meanings.decoderOf('c1')).toBe('json');
    expect([5, 6, 7, 8, 9].map((row) => meanings.hasFailedAt(row))).toEqual(Array(5).fill(true));
    expect(meanings.packetsAt(9)).toMatchObject({ kind: 'raw', failed: { decoder: 'mqtt' } });
  });
});
