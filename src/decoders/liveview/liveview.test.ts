import { describe, expect, test } from 'vitest';
import { decodeRecording, fieldOf, recordingsOf } from '../../../test/decoding/decode-recording.ts';

describe.each(recordingsOf('liveview'))('%s', (name) => {
  test('is recognised by its topics', async () => {
    const { choice, rows } = await decodeRecording(name);
    expect(choice).toMatchObject({ decoder: 'liveview', why: { source: 'message', text: 'lv:phx-FakeId0000000001' } });
    expect(rows.filter(({ decoded }) => decoded.kind === 'raw')).toEqual([]);
  });
});

describe('a view', () => {
  test('has what the user did by its name', async () => {
    const { rows } = await decodeRecording('liveview/counter-and-upload');
    const events = rows.flatMap(({ note, type }) =>
      /^event /.test(note) ? [[/^event (\w+)/.exec(note)?.[1], type]] : [],
    );
    expect(events.length).toBe(12);
    for (const [expected, type] of events) expect(type).toBe(expected);
  });

  test('has what changes in it, part by part', async () => {
    const { rows } = await decodeRecording('liveview/counter-and-upload');
    const summaries = [3, 19, 21, 23, 45].map((index) => rows[index]?.packets[0]?.summary);
    expect(summaries).toEqual([
      '0 = 1',
      '1.0 = żółw',
      'components.1.0 = cid one, selected',
      'reply = {"answer":42}',
      '0 = uploaded',
    ]);
    expect(fieldOf(rows[26]?.packets[0], 'changes', '0')).toBe('99');
    expect(fieldOf(rows[26]?.packets[0], 'changes', 'events')).toEqual({ json: '[["toast",{"text":"saved ✓"}]]' });
  });

  test('that is refused or crashes is an error', async () => {
    const { rows } = await decodeRecording('liveview/join-errors');
    expect(rows.flatMap(({ isError }, index) => (isError ? [index] : []))).toEqual([1, 3, 5, 9]);
  });
});
