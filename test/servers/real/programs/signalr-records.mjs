/** Reads the records of a client's message: JSON that ends with 0x1e, or MessagePack behind its length. */

import { MessageType } from '@microsoft/signalr';
import { decode } from '@msgpack/msgpack';

/** @param {Buffer} data @param {boolean} isText @returns {Iterable<object>} */
export function readRecords(data, isText) {
  if (!isText) return readBinary(data);
  const texts = data.toString().split('\x1e');
  return texts.slice(0, -1).map((text) => JSON.parse(text));
}

function* readBinary(data) {
  for (let at = 0; at < data.length; ) {
    let length = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      length |= (data[at] & 0x7f) << shift;
      more = data[at++] >= 0x80;
    }
    yield recordOf(decode(data.subarray(at, at + length)));
    at += length;
  }
}

/** @param {unknown[]} parts as the hub protocol has them */
function recordOf([type, , invocationId, target, args]) {
  if (type !== MessageType.Completion) return { type, invocationId, target, arguments: args };
  return { type, invocationId, result: args }; // the fourth says of what kind the result is
}
