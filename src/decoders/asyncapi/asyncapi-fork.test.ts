import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { DecodeStream } from '../decoder.ts';
import { asyncApiDecoder } from './asyncapi-decoder.ts';
import { contractFor } from './fits-url.ts';
import { parseAsyncApi } from './parse-asyncapi.ts';

async function streamOf(text: string, url: string): Promise<DecodeStream> {
  const asyncapi = contractFor(await parseAsyncApi(text), url);
  if (!asyncapi) throw new Error('the document is not for this URL');
  return asyncApiDecoder.start({ url, subprotocol: '', api: 'WebSocket', asyncapi });
}

test('a message of another format may need those before it: a fork goes on by itself, and is not lost with the stream', async () => {
  const document = {
    asyncapi: '3.0.0',
    info: { title: 'Packed', version: '1' },
    channels: { all: { address: '/', messages: { Chunk: { contentType: 'application/zlib' } } } },
    operations: { tell: { action: 'send', channel: { $ref: '#/channels/all' } } },
  };
  const stream = await streamOf(JSON.stringify(document), 'ws://a/');
  const decode = (by: DecodeStream, data: Uint8Array) =>
    by.decode({ direction: 'received', payload: { opcode: 'binary', data: Uint8Array.from(data).buffer } });
  const flush = { finishFlush: constants.Z_SYNC_FLUSH };
  const next = deflateRawSync('next', flush);
  decode(stream, deflateSync('first', flush));
  const fork = stream.fork();
  stream.skip?.();
  expect(() => decode(stream, next)).toThrow('what the stream refers to is not here');
  expect(decode(fork, next)[0]?.fields()).toContainEqual({ name: 'content', value: 'next' });
});
