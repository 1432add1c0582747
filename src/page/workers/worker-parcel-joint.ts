import type { ToHook } from '../../protocol/meeting.ts';
import type { ParcelBegin } from '../../protocol/parcel.ts';
import { Bytes, bare, bufferOf, setBytes } from '../builtins.ts';
import { lengthOf } from '../payload-parts.ts';
import { fromBase64 } from './from-base64.ts';

const { parse } = JSON;

/** Takes the parts of one parcel. */
export interface WorkerParcelJoint {
  /** Of bytes in base64, of a text as JSON. Returns how much there is. */
  readonly add: (part: string) => number;
}

/**
 * Joins the parts of a command, which is handled when it is whole. The hook keeps no reference to what this returns: the
 * browser's debugger has the only one, so that nothing is left of it when the background or the extension goes.
 * @throws RangeError when there is no room for so many bytes.
 */
export function workerParcelJoint(text: string, handle: (message: ToHook) => void): WorkerParcelJoint {
  const { command, length, opcode } = parse(text) as ParcelBegin;
  const bytes = opcode === 'binary' ? new Bytes(length) : null;
  let joined = '';
  let taken = 0;
  const add = (part: string) => {
    if (bytes) {
      const more = fromBase64(Bytes, part);
      setBytes(bytes, more, taken);
      taken += lengthOf(bufferOf(more) as ArrayBuffer);
    } else {
      joined += parse(part);
      taken = joined.length;
    }
    if (taken === length) {
      const payload = bare({ opcode, data: bytes ? bufferOf(bytes) : joined });
      handle(bare({ ...command, payload }) as ToHook);
    }
    return taken;
  };
  return bare({ add });
}
