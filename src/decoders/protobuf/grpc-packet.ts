import type { Packet } from '../decoder.ts';
import { LazyPacket } from '../lazy-packet.ts';
import { utf8Text } from '../utf8-text.ts';
import { valueText } from '../value-text.ts';
import { COMPRESSED, TRAILERS } from './grpc-frames.ts';
import type { MessageFrame } from './message-framing.ts';

const STATUS = /^grpc-status:[ \t]*(\d+)/im;

/** What gRPC sends that is no message as it stands. https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md */
export function partPacket({ at, base, bytes, end, flags }: MessageFrame): Packet {
  const content = bytes.subarray(at, end);
  const place = at + base < 0 ? {} : { bytes: { start: at + base, end: end + base } };
  if ((flags & TRAILERS) !== 0 && (flags & COMPRESSED) === 0) return textPacket(utf8Text(content), place);
  const fields = () => [{ name: '', value: content, ...place }];
  return new LazyPacket({ type: 'compressed' }, { summary: () => valueText(content), fields });
}

/** Headers or trailers; only trailers have a status, which is 0 when all is well. */
export function textPacket(text: string, place: { bytes?: { start: number; end: number } }): Packet {
  const status = STATUS.exec(text)?.[1];
  const fields = () => [{ name: '', value: text, ...place }];
  return new LazyPacket(
    { type: status === undefined ? 'headers' : 'trailers', isError: status !== undefined && Number(status) !== 0 },
    { summary: () => valueText(text), fields },
  );
}
