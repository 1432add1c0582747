/** Bytes on a line of source text. */
const PER_LINE = 16;

function lines(bytes: Uint8Array, textOf: (byte: number) => string): string {
  const rows: string[] = [];
  for (let start = 0; start < bytes.length; start += PER_LINE) {
    rows.push(`  ${[...bytes.subarray(start, start + PER_LINE)].map(textOf).join(', ')}`);
  }
  return rows.join(',\n');
}

const hex = (byte: number) => `0x${byte.toString(16).padStart(2, '0')}`;

/** An array of C has at least one element. */
export const cArray = (bytes: Uint8Array): string =>
  bytes.length === 0
    ? 'const unsigned long message_length = 0;'
    : `const unsigned char message[${bytes.length}] = {\n${lines(bytes, hex)}\n};`;

export const scriptArray = (bytes: Uint8Array): string =>
  bytes.length === 0 ? '[]' : `[\n${lines(bytes, String)},\n]`;

export const uint8Array = (bytes: Uint8Array): string =>
  bytes.length === 0 ? 'new Uint8Array()' : `new Uint8Array([\n${lines(bytes, hex)},\n])`;
