import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Payload } from '../protocol/payload.ts';
import { decodeOrRaw } from './decode-or-raw.ts';
import { DECODER_IDS } from './decoder.ts';
import { REGISTRY } from './registry.ts';

/** Long enough that what takes the square of it, or more, does not end within the time of a test. */
const SIZE = 256 * 1024;
const text = (part: string): Payload => ({ opcode: 'text', data: part.repeat(SIZE / part.length) });
const binary = (...part: number[]): Payload => {
  const bytes = new Uint8Array(SIZE);
  for (let at = 0; at < SIZE; at++) bytes[at] = part[at % part.length] ?? 0;
  return { opcode: 'binary', data: bytes.buffer };
};

const WORST: readonly Payload[] = [
  ...['[', '{"a":', '"', '\\', '\n', '{}\n', '{}\u001e', '[],', '%41', '%', 'ACK\nid:1\n\n\0', '42["x"]', 'a["a"]'].map(
    text,
  ),
  { opcode: 'text', data: `{"event":${'['.repeat(SIZE / 2)}${']'.repeat(SIZE / 2)}}` },
  { opcode: 'text', data: `[${'{"channel":"/a","id":"1","event":"e","method":"m"},'.repeat(20_000)}{}]` },
  { opcode: 'text', data: `SEND\n${'a:b\n'.repeat(SIZE / 8)}` },
  ...['<a>', '<a/>', '<a b="', '&#', 'PING\r\n', 'PUB a 0\r\n\r\n', '[2,"', '["EVENT",'].map(text),
  { opcode: 'text', data: `<a ${'b=""\n'.repeat(SIZE / 6)}/>` },
  { opcode: 'text', data: `<a${' '.repeat(SIZE)}` },
  { opcode: 'text', data: `["EVENT",${'['.repeat(SIZE / 2)}${']'.repeat(SIZE / 2)}]` },
  { opcode: 'binary', data: Uint8Array.from(gzipSync(new Uint8Array(200 * SIZE))).buffer },
  ...[[0x00], [0x01], [0x7f], [0x81], [0x91], [0x9f], [0xa1], [0xc0, 0x00], [0xdd], [0xff], [0x02, 0x91, 0x06]].map(
    (part) => binary(...part),
  ),
  binary(0x90, 0x80, 0x80, 0x3f),
];

test.each(DECODER_IDS)('%s comes to an end with the worst of messages, in either direction', async (id) => {
  const { start } = await REGISTRY[id].load();
  for (const payload of WORST) {
    for (const direction of ['sent', 'received'] as const) {
      const stream = start({ url: 'ws://a/?EIO=3', subprotocol: '', api: 'WebSocket' });
      for (let time = 0; time < 2; time++) {
        const decoded = decodeOrRaw(id, stream, { direction, payload });
        if (decoded.kind === 'packets')
          for (const packet of decoded.packets.slice(0, 10)) expect([packet.summary, packet.fields()]).toHaveLength(2);
      }
    }
  }
});

/** Beginnings of what is far longer than a message, as text and as bytes. */
const LONG = [
  'PUB a 15000000\r\n',
  'CONNECT ',
  'SEND\ncontent-length:15000000\n\n',
  '\0\0\xe0\0\0\0\0\0',
  '\x30\xff\xff\xff\x07',
  '\x78\x9c\0\0\xff\xff',
];

test.each(DECODER_IDS)('%s comes to an end with a packet that comes a byte a message', async (id) => {
  const { start } = await REGISTRY[id].load();
  for (const beginning of LONG) {
    const stream = start({ url: 'ws://a/', subprotocol: '', api: 'WebSocket' });
    const bytes = Uint8Array.from(beginning, (character) => character.charCodeAt(0));
    decodeOrRaw(id, stream, { direction: 'sent', payload: { opcode: 'binary', data: bytes.buffer } });
    for (let count = 0; count < 3_000; count++) {
      const data = Uint8Array.of(0x61).buffer;
      decodeOrRaw(id, stream, { direction: 'sent', payload: { opcode: 'binary', data } });
    }
  }
});
