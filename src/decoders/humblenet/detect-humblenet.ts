import type { Detect } from '../decoder.ts';
import { FlatTable } from '../flatbuffers/flat-table.ts';

/** In front of each message: its length and its checksum. */
const HEAD = 8;

/** By the subprotocol, which clients must ask for; without it, by a length that leads to a message with a type. */
export const detectHumbleNet: Detect = ({ subprotocol }, { payload: { opcode, data } }) => {
  if (subprotocol === 'humblepeer') return { score: 0.98, why: { source: 'subprotocol', text: subprotocol } };
  if (opcode === 'text' || data.byteLength < 2 * HEAD) return null;
  const view = new DataView(data);
  if (view.getUint32(0, true) !== data.byteLength - HEAD) return null;
  try {
    const message = FlatTable.root(new DataView(data, HEAD));
    const isMessage = (message.count === 2 || message.count === 3) && message.uint8(0) !== undefined;
    return isMessage ? { score: 0.6, why: { source: 'message', text: 'length, checksum, table' } } : null;
  } catch {
    return null; // it is something else
  }
};
