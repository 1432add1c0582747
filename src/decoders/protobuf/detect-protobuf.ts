import type { Detect } from '../decoder.ts';
import { utf8Text } from '../utf8-text.ts';
import { valueText } from '../value-text.ts';
import { grpcFrames, HEADERS, TRAILERS } from './grpc-frames.ts';
import { readWire } from './read-wire.ts';

/** Bytes of a message that is read to recognise it: fewer may be anything. */
const FEWEST = 6;
const LOOKED_AT = 16 * 1024;
const SHOWN = 40;
/** Nobody gives these to the fields of a message that is sent often: from 16 on they cost a byte more. */
const HIGH_NUMBER = 64;

/** Of gRPC-Web on WebSockets: https://github.com/improbable-eng/grpc-web/blob/master/go/grpcweb/websocket_wrapper.go */
export const GRPC_WEBSOCKETS = 'grpc-websockets';

/**
 * Frames of gRPC; two fields or more that are exactly the whole message, with low numbers. Very low: without a schema
 * there is no sign of it, and any other format knows better.
 */
export const detectProtobuf: Detect = ({ subprotocol }, { payload: { opcode, data } }) => {
  if (subprotocol === GRPC_WEBSOCKETS) return { score: 0.95, why: { source: 'subprotocol', text: subprotocol } };
  if (opcode === 'text' || data.byteLength < FEWEST || data.byteLength > LOOKED_AT) return null;
  try {
    const bytes = new Uint8Array(data);
    if (isGrpc(bytes)) return { score: 0.5, why: { source: 'message', text: FRAMES } };
    const fields = readWire(bytes);
    if (fields.length < 2 || fields.some(({ name }) => Number(name) > HIGH_NUMBER)) return null;
    const text = fields.map(({ name, value }) => `${name}: ${valueText(value)}`).join(', ');
    return { score: 0.15, why: { source: 'message', text: text.slice(0, SHOWN).toWellFormed() } };
  } catch {
    return null; // it is something else
  }
};

const FRAMES = 'flags, length, message';

/**
 * Whether there is a message, or a text of headers or trailers, in one of them: a byte and a length alone say little.
 * @throws Error when a message in a frame is none.
 */
function isGrpc(bytes: Uint8Array): boolean {
  let isTold = false;
  for (const { at, end, flags } of grpcFrames(bytes) ?? []) {
    if (flags === 0) readWire(bytes, at, end);
    isTold ||= end > at && (flags === 0 || (flags === TRAILERS && HEADERS.test(utf8Text(bytes, at, end))));
  }
  return isTold;
}
