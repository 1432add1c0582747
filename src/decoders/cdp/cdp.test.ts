import { expect, test } from 'vitest';
import { decodeRecording, fieldOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';
import { detectCdp } from './detect-cdp.ts';

describeRecordings({
  decoder: 'cdp',
  systems: ['cdp'],
  why: ['url', /^\/devtools\/(browser|page)\/[\w-]+$/],
  wrong: /^not JSON$/,
  told: ({ note }) => [
    /^(?:command|event) (\S+)/.exec(note)?.[1] ?? /^\w+/.exec(note)?.[0],
    / session (\w+)/.exec(note)?.[1],
  ],
  meant: ({ type, packets: [packet] }) => {
    const session = fieldOf(packet, 'sessionId');
    return [type, typeof session === 'string' ? session.slice(0, 6) : undefined];
  },
});

test.each(['puppeteer-page', 'page-target'])('%s has every result with its command', async (name) => {
  const { rows } = await decodeRecording(`cdp/${name}`);
  let answered = 0;
  for (const [index, { note, partner }] of rows.entries()) {
    const [, id] = /^(?:result|error) (id \d+.*)$/.exec(note) ?? [];
    if (id === undefined) continue;
    const asked = rows.findLastIndex(
      (row, at) => at < index && row.note.startsWith('command') && row.note.endsWith(id),
    );
    expect([note, partner]).toEqual([note, asked]);
    answered++;
  }
  expect(answered).toBeGreaterThan(5);
});

test('failures of the protocol and of a script are errors', async () => {
  const { rows } = await decodeRecording('cdp/page-target');
  expect(rows.filter(({ isError }) => isError).map(({ packets: [packet] }) => packet?.summary?.slice(0, 40))).toEqual([
    '{"result":{"type":"object","subtype":"er',
    "-32601 'No.such' wasn't found",
    '-32602 Invalid parameters',
    '-32700 JSON: invalid token at position 0',
  ]);
});

test('is recognised at any URL, by a command', async () => {
  const { choice } = await decodeRecording('cdp/puppeteer-page', (event) =>
    event.type === 'connection' ? { ...event, url: 'ws://a.example/proxy' } : event,
  );
  expect(choice).toMatchObject({
    decoder: 'cdp',
    why: { source: 'message', text: '"method":"Target.getBrowserContexts"' },
  });
});

test.each([
  ...['Accessibility.enable', 'Animation.enable', 'Audits.enable', 'CacheStorage.requestCacheNames', 'Console.enable'],
  ...[
    'IndexedDB.enable',
    'LayerTree.enable',
    'Memory.getDOMCounters',
    'PerformanceTimeline.enable',
    'Schema.getDomains',
  ],
  ...['SystemInfo.getInfo', 'WebAudio.enable', 'WebAuthn.enable', 'DOMSnapshot.enable', 'NodeWorker.enable'],
])('is recognised at any URL, by %s', (method) => {
  const facts = { url: 'ws://a.example/', subprotocol: '', api: 'WebSocket' } as const;
  const data = JSON.stringify({ id: 1, method });
  const found = detectCdp(facts, { direction: 'sent', payload: { opcode: 'text', data } });
  expect(found?.why.text).toBe(`"method":"${method}"`);
});
