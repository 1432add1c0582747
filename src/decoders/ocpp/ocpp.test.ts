import { expect, test } from 'vitest';
import { decodeRecording, fieldOf, pairsOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';

describeRecordings({
  decoder: 'ocpp',
  systems: ['ocpp'],
  why: ['subprotocol', /^ocpp(1\.6|2\.0\.1|2\.1)$/],
  wrong: /^not (a message of OCPP|JSON)$/,
  told: ({ note }) => {
    const [, kind, what, id] = /^([A-Z]+)(?: (\w+))? id (\S+)$/.exec(note) ?? [];
    return [kind, kind === 'CALL' || kind === 'SEND' ? what : kind, id, /ERROR/.test(note)];
  },
  meant: ({ type, isError, packets: [packet] }) => [fieldOf(packet, 'message'), type, fieldOf(packet, 'id'), isError],
});

test('calls of both sides have their answers, and nothing else has one', async () => {
  const recording = await decodeRecording('ocpp/v16-charge-point');
  const expected = recording.rows.flatMap(({ note, direction }, index) => {
    const id = /^CALL(?:RESULT|ERROR .*)? ?id (\S+)/.exec(note.replace(/^CALLERROR \w+/, 'CALLERROR '))?.[1];
    const asked = recording.rows.findIndex((row) => row.note.endsWith(`id ${id}`) && row.direction !== direction);
    return id !== undefined && asked < index ? [`${asked} → ${index}`] : [];
  });
  expect(expected).toHaveLength(15);
  expect(pairsOf(recording)).toEqual(expected);
  expect(pairsOf(await decodeRecording('ocpp/raw-protocol-errors'))).toEqual(['0 → 1', '2 → 3']);
  expect(pairsOf(await decodeRecording('ocpp/v21-send'))).toEqual(['0 → 1', '3 → 4']); // not what was sent with SEND
});

test('heartbeats and their answers are marked, errors say their code', async () => {
  const { rows } = await decodeRecording('ocpp/v16-charge-point');
  const heartbeats = rows.filter(({ isHeartbeat }) => isHeartbeat).map(({ type }) => type);
  expect(heartbeats).toEqual(['Heartbeat', 'CALLRESULT', 'Heartbeat', 'CALLRESULT']);
  const failed = rows.find(({ isError }) => isError)?.packets[0];
  expect(failed?.summary).toBe('InternalError: the database is down');
  expect(fieldOf(failed, 'details')).toEqual({ json: '{"at":"żółw"}' });
});

test.each([0, 1, 2])('is recognised without its subprotocol from message %i on', async (from) => {
  let seen = 0;
  const { choice } = await decodeRecording('ocpp/v201-charging-station', (event) => {
    if (event.type === 'message' && seen++ < from) return null;
    return event.type === 'open' ? { ...event, subprotocol: '' } : event;
  });
  expect(choice).toMatchObject({ decoder: 'ocpp', why: { source: 'message' } });
});
