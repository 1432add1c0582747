import { describe, expect, test } from 'vitest';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';
import { plainValue } from '../../../test/decoding/plain-value.ts';
import { msgpackDecoder } from './msgpack-decoder.ts';

describeRecordings({
  decoder: 'msgpack',
  systems: ['binary-msgpack'],
  why: ['message', /^\{hello: world\}$/],
  told: ({ note }) => JSON.parse(note.replace('msgpack: ', '')),
  meant: ({ packets: [packet] }) => {
    const fields = packet?.fields() ?? [];
    return plainValue(fields[0]?.name === '' ? fields[0].value : fields, 'Buffer');
  },
});

describe('a value', () => {
  const stream = msgpackDecoder.start({ url: '', subprotocol: '', api: 'WebSocket' });
  const decode = (bytes: number[]) =>
    stream.decode({ direction: 'sent', payload: { opcode: 'binary', data: new Uint8Array(bytes).buffer } });
  const text = (word: string) => [0xa0 + word.length, ...new TextEncoder().encode(word)];

  test('is named and paired as JSON is', () => {
    const [packet] = decode([0x82, ...text('type'), ...text('chat'), ...text('id'), 7]);
    expect(packet).toMatchObject({ type: 'chat', summary: '{type: chat, id: 7}', asks: { by: 'sent', id: '7' } });
    expect(decode([0x92, ...text('join'), 0x80])[0]).toMatchObject({ type: 'join' });
    expect(decode([0x81, ...text('error'), ...text('no')])[0]).toMatchObject({ type: 'error', isError: true });
    expect(decode([0x81, ...text('a'), 1])[0]).toMatchObject({ type: 'MessagePack' });
  });

  test('is one packet of several in a message', () => {
    expect(decode([1, 0x90, 0xc0]).map(({ summary }) => summary)).toEqual(['1', '[]', 'null']);
  });
});
