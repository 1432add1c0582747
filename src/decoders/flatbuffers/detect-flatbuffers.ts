import type { Detect } from '../decoder.ts';
import { FlatTable } from './flat-table.ts';

/** Fewer bytes may be anything. */
const FEWEST = 16;
const IDENTIFIER = /^[A-Za-z0-9_]{4}$/;

/** The four letters that a schema may name its files with; undefined where there are none. */
export function fileIdentifier(data: ArrayBuffer): string | undefined {
  const root = new DataView(data).getUint32(0, true);
  const text = String.fromCharCode(...new Uint8Array(data, 4, 4));
  return root >= 8 && IDENTIFIER.test(text) ? text : undefined;
}

/** A root that leads to a table with a vtable in their places. Low, and lower without the letters of a schema. */
export const detectFlatBuffers: Detect = (_facts, { payload: { opcode, data } }) => {
  if (opcode === 'text' || data.byteLength < FEWEST) return null;
  const view = new DataView(data);
  const root = view.getUint32(0, true);
  if (root < 4 || root % 4 !== 0 || root > data.byteLength - 4) return null;
  try {
    if (new FlatTable(view, root).count === 0) return null;
    const identifier = fileIdentifier(data);
    const [score, text] = identifier === undefined ? [0.16, `root at ${root}`] : [0.35, identifier];
    return { score, why: { source: 'message', text } };
  } catch {
    return null; // it is something else
  }
};
