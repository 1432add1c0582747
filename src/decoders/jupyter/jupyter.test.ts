import { describe, expect, test } from 'vitest';
import { decodeRecording, fieldOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';
import type { FieldValue } from '../decoder.ts';
import { jupyterDecoder } from './jupyter-decoder.ts';

const idOf = (value: FieldValue | undefined): string => {
  const header: { msg_id?: string } =
    typeof value === 'object' && value !== null && 'json' in value ? JSON.parse(value.json) : {};
  return header.msg_id === undefined ? '' : `${header.msg_id.slice(0, 8)}${header.msg_id.slice(-6)}`;
};
const countOf = (value: FieldValue | undefined): number => (Array.isArray(value) ? value.length : 0);

describeRecordings({
  decoder: 'jupyter',
  systems: ['jupyter'],
  why: ['subprotocol', /^v1\.kernel\.websocket\.jupyter\.org$/],
  without: ['jupyter/json-execute'],
  told: ({ note }) => {
    const [, channel, type, id, parent] = /^\w+ (\w+) (\w+) id (\S+)(?: of (\S+))?/.exec(note) ?? [];
    return [channel, type, id, parent ?? '', Number(/with (\d+) buffers/.exec(note)?.[1] ?? 0)];
  },
  meant: ({ type, packets: [packet] }) => [
    fieldOf(packet, 'channel'),
    type,
    idOf(fieldOf(packet, 'header')),
    idOf(fieldOf(packet, 'parent_header')),
    countOf(fieldOf(packet, 'buffers')),
  ],
});

describe.each(['v1-execute', 'json-execute'])('%s', (name) => {
  test('has every reply and output with its request', async () => {
    const { rows } = await decodeRecording(`jupyter/${name}`);
    let answers = 0;
    for (const [index, { note, partner, type, isError }] of rows.entries()) {
      expect([note, isError]).toEqual([note, / ERROR|iopub error/.test(note)]);
      const [, parent] = / of (\S+)/.exec(note) ?? [];
      if (parent === undefined || !/_reply$|^(stream|execute_result|error)$/.test(type)) continue;
      const asked = rows.findIndex((row) => row.note.includes(`_request id ${parent}`));
      expect([note, partner]).toEqual([note, asked]);
      if (asked >= 0 && asked < index) answers++;
    }
    expect(answers).toBeGreaterThan(15);
  });

  test('says what was run, printed and wrong', async () => {
    const { rows } = await decodeRecording(`jupyter/${name}`);
    const said = rows.map(({ type, packets: [packet] }) => `${type} ${packet?.summary}`);
    expect(said).toEqual(
      expect.arrayContaining([
        'execute_request 1 + 1',
        'execute_result 2',
        'stream żółw ✓\nmore',
        'error ZeroDivisionError: division by zero',
        'input_request name?',
        'input_reply typed żółw',
        'status idle',
      ]),
    );
  });

  test('has the buffers of a comm, and says where they stand', async () => {
    const { rows } = await decodeRecording(`jupyter/${name}`);
    const row = rows.find(({ note }) => note.endsWith('with 2 buffers'));
    const buffers = fieldOf(row?.packets[0], 'buffers');
    expect(buffers).toMatchObject([
      { name: '0', value: new Uint8Array([0, 255]) },
      { name: '1', value: new TextEncoder().encode('bytes') },
    ]);
    const size = row?.message.payload.opcode === 'binary' ? row.message.payload.data.byteLength : 0;
    expect(Array.isArray(buffers) ? buffers.map(({ bytes }) => bytes) : []).toEqual([
      { start: size - 7, end: size - 5 },
      { start: size - 5, end: size },
    ]);
  });
});

test('without a subprotocol it is recognised by the path of its kernel, or by any message', async () => {
  expect((await decodeRecording('jupyter/json-execute')).choice).toMatchObject({
    decoder: 'jupyter',
    why: { source: 'url', text: expect.stringMatching(/^\/api\/kernels\/[\w-]+\/channels$/) },
  });
  const { choice, rows } = await decodeRecording('jupyter/json-execute', (event) =>
    event.type === 'connection' ? { ...event, url: 'ws://a.example/' } : event,
  );
  expect(choice).toMatchObject({ decoder: 'jupyter', why: { source: 'message' } });
  expect(rows.filter(({ decoded }) => decoded.kind === 'raw')).toEqual([]);
});

describe('a message of v1', () => {
  const start = () =>
    jupyterDecoder.start({ url: '', subprotocol: 'v1.kernel.websocket.jupyter.org', api: 'WebSocket' });
  type Stream = ReturnType<typeof start>;

  const say = (stream: Stream, parent: string, isCut = false) => {
    const parts = ['iopub', '{"msg_type":"stream","msg_id":"m"}', parent, '{}', '{"text":"x"}'].map((part) =>
      Buffer.from(part),
    );
    const head = Buffer.alloc(8 * (parts.length + 2));
    head.writeBigUInt64LE(BigInt(parts.length + 1));
    let at = head.length;
    for (const [index, part] of [...parts, Buffer.of()].entries()) {
      head.writeBigUInt64LE(BigInt(at), 8 + 8 * index);
      at += part.length;
    }
    const { buffer } = Uint8Array.from(Buffer.concat([head, ...parts]));
    const more = isCut ? { fullSize: at } : {};
    const [packet] = stream.decode({ direction: 'received', payload: { opcode: 'binary', data: buffer, ...more } });
    return packet?.answers?.id;
  };

  test('without a parent header is refused, whatever came before', () => {
    const stream = start();
    expect(() => say(stream, '')).toThrow('not well-formed JSON');
    expect(say(stream, '{"msg_id":"a"}')).toBe('a');
    expect(say(stream, '{}')).toBeUndefined();
    expect(() => say(stream, '')).toThrow('not well-formed JSON');
  });

  test('with a cut parent header does not make that of a whole one right', () => {
    const stream = start();
    expect(say(stream, '{"msg_id":"a","x":', true)).toBe('a');
    expect(() => say(stream, '{"msg_id":"a","x":')).toThrow('not well-formed JSON');
  });

  test('has its parent, whichever came before and on whichever connection', () => {
    const [one, two] = [start(), start()];
    const said = (['a', 'a', 'b', 'a'] as const).map((id) => [
      say(one, `{"msg_id":"${id}"}`),
      say(two, `{"msg_id":"2${id}"}`),
    ]);
    expect(said.flat()).toEqual(['a', '2a', 'a', '2a', 'b', '2b', 'a', '2a']);
  });
});
