import type { DecoderInput } from '../decoder.ts';
import { type JsonReader, readJson } from './json-reader.ts';

/** The object or array that a text message is. @throws Error when it is none. */
export function jsonMessage({ payload: { opcode, data, fullSize } }: DecoderInput): JsonReader {
  if (opcode === 'binary') throw new Error('a binary message is no JSON');
  return readJson(data, fullSize !== undefined);
}

/** The objects of a message that may be one, or a list of them. */
export function jsonObjects(input: DecoderInput): JsonReader[] {
  const json = jsonMessage(input);
  if (json.kind === 'object') return [json];
  return Array.from({ length: json.size }, (_, index) => {
    const item = json.inside(index);
    if (item?.kind !== 'object') throw new Error('a list of something else than objects');
    return item;
  });
}
