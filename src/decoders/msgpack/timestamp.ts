const NANOSECONDS = 1_000_000_000;

/**
 * The time of https://github.com/msgpack/msgpack/blob/master/spec.md#timestamp-extension-type. Undefined where it has none of the three sizes, or is no time that anybody has.
 */
export function timestampText(data: Uint8Array): string | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  switch (data.length) {
    case 4:
      return timeText(BigInt(view.getUint32(0)), 0);
    case 8: {
      const both = view.getBigUint64(0);
      return timeText(both & 0x3ffffffffn, Number(both >> 34n));
    }
    case 12:
      return timeText(view.getBigInt64(4), view.getUint32(0));
    default:
      return undefined;
  }
}

/** To the millisecond, or to the nanosecond where it says one. */
function timeText(seconds: bigint, nanoseconds: number): string | undefined {
  const date = new Date(Number(seconds) * 1_000);
  if (Number.isNaN(date.getTime()) || nanoseconds >= NANOSECONDS) return undefined;
  const fraction = String(nanoseconds).padStart(9, '0').replace(/0{6}$/, '');
  return date.toISOString().replace('.000Z', `.${fraction}Z`);
}
