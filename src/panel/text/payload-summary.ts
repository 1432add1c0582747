import type { Payload } from '../../protocol/payload.ts';
import { hexOf } from './hex.ts';
import { visibleText } from './visible-text.ts';

/** UTF-16 units and bytes of a payload that its row shows: more than fits on a wide screen. */
const TEXT_LENGTH = 400;
const BYTES = 48;

/** The beginning of a payload on one line, harmless. Empty for an empty payload. */
export function payloadSummary({ opcode, data }: Payload): string {
  if (opcode === 'text') {
    const beginning = data.slice(0, TEXT_LENGTH).toWellFormed();
    return visibleText(beginning) + (data.length > TEXT_LENGTH ? '…' : '');
  }
  return hexOf(new Uint8Array(data, 0, Math.min(BYTES, data.byteLength))) + (data.byteLength > BYTES ? ' …' : '');
}
