import { describe, expect, test } from 'vitest';
import type { DecoderId } from '../../src/decoders/decoder.ts';
import { type DecodedRow, decodeRecording, recordingsOf } from './decode-recording.ts';

export interface RecordingTable {
  readonly decoder: DecoderId;
  readonly systems: readonly string[];
  /** The evidence that is to be found, source and text. */
  readonly why: readonly [source: string, text: RegExp];
  /** What the note of a message says of it, in the terms of the specification. */
  readonly told: (row: DecodedRow) => unknown;
  /** The same of what was decoded. */
  readonly meant: (row: DecodedRow) => unknown;
  /** Recordings that have no message, or only what the protocol does not define. */
  readonly without?: readonly string[];
  /** Notes of messages that the protocol does not allow. */
  readonly wrong?: RegExp;
}

/** Goes through all recordings of a protocol: each message must be decoded as who recorded it says that it is. */
export function describeRecordings(table: RecordingTable): void {
  const { decoder, systems, why, told, meant, without = [], wrong = /(?!)/ } = table;
  describe.each(recordingsOf(...systems).filter((name) => !without.includes(name)))('%s', (name) => {
    test('is recognised, and every message is what its note says', async () => {
      const { choice, rows } = await decodeRecording(name);
      expect(choice).toMatchObject({ decoder, why: { source: why[0], text: expect.stringMatching(why[1]) } });
      const right = rows.filter(({ note }) => !wrong.test(note));
      expect(right.map((row) => ({ note: row.note, is: meant(row) }))).toEqual(
        right.map((row) => ({ note: row.note, is: told(row) })),
      );
      expect(rows.filter(({ decoded }) => decoded.kind === 'raw').map(({ note }) => note)).toEqual(
        rows.filter(({ note }) => wrong.test(note)).map(({ note }) => note),
      );
    });
  });
}

/** The last message before `index` in the other direction whose note fits; -1: none. */
export const askedBefore = (rows: readonly DecodedRow[], index: number, note: RegExp): number =>
  rows.findLastIndex((row, at) => at < index && row.direction !== rows[index]?.direction && note.test(row.note));
