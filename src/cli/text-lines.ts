/** UTF-16 units of one line: more than any message that is recorded whole takes in base64. */
const LINE_LIMIT = 256 * 1024 * 1024;

/**
 * The lines of a stream of UTF-8, without their line feeds; the last one needs none.
 * @throws RangeError when a line is longer than 256 Mi units: then the file is none that we could have written.
 */
export async function* textLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const [first = '', ...rest] = decoder.decode(chunk, { stream: true }).split('\n');
    parts.push(first);
    length += first.length;
    if (length > LINE_LIMIT) throw new RangeError('it has a line that is too long to be one of ours');
    for (const next of rest) {
      yield parts.join('');
      parts = [next];
      length = next.length;
    }
  }
  const last = parts.join('') + decoder.decode();
  if (last !== '') yield last;
}
