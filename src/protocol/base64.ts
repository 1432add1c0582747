/** `String.fromCharCode` takes its bytes as arguments: more than some 100,000 throw. A multiple of 3, so that parts join. */
const CHUNK = 3 * 8192;

/** RFC 4648, section 4, with padding. */
export function toBase64(data: ArrayBuffer): string {
  const bytes = new Uint8Array(data);
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(start, start + CHUNK))));
  }
  return parts.join('');
}

/** Undefined when `text` is not base64. */
export function fromBase64(text: string): ArrayBuffer | undefined {
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
    return bytes.buffer;
  } catch {
    return undefined; // InvalidCharacterError: the only way in which atob fails
  }
}
