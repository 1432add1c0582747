import type { Detect } from '../decoder.ts';

/** Step 1 of the sync, with the length of all that follows: both sides begin with it. */
export const detectYjs: Detect = (_facts, { payload: { opcode, data } }) => {
  if (opcode === 'text') return null;
  const [message, step, size] = new Uint8Array(data, 0, Math.min(3, data.byteLength));
  const isStep1 =
    message === 0 && step === 0 && size !== undefined && size > 0 && size < 0x80 && data.byteLength === 3 + size;
  return isStep1 ? { score: 0.6, why: { source: 'message', text: 'sync step 1 (00 00)' } } : null;
};
