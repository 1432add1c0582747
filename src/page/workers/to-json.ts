import { Bytes, bufferLength, isArray, keys, sliceText, uncurry } from '../builtins.ts';

const { stringify } = JSON;
/** Not in the types of the standard library yet: https://tc39.es/proposal-arraybuffer-base64/ */
const toBase64 = uncurry((Uint8Array.prototype as unknown as { toBase64(this: Uint8Array): string }).toBase64);

/**
 * The JSON of plain data, bytes as `{"base64": …}`. Not `JSON.stringify` of the whole: that looks `toJSON` up in
 * prototypes, where a worker may have put one. Of text and numbers it does not.
 * https://tc39.es/ecma262/#sec-serializejsonproperty
 */
export function toJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return stringify(value);
  if (isBuffer(value)) return `{"base64":"${toBase64(new Bytes(value))}"}`;
  return isArray(value) ? listToJson(value) : recordToJson(value as Record<string, unknown>);
}

function listToJson(list: readonly unknown[]): string {
  let text = '';
  for (let index = 0; index < list.length; index++) text += `,${toJson(list[index])}`;
  return `[${sliceText(text, 1, text.length)}]`;
}

function recordToJson(record: Record<string, unknown>): string {
  const names = keys(record);
  let text = '';
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string;
    if (record[name] !== undefined) text += `,${stringify(name)}:${toJson(record[name])}`;
  }
  return `{${sliceText(text, 1, text.length)}}`;
}

function isBuffer(value: object): value is ArrayBuffer {
  try {
    bufferLength(value);
    return true;
  } catch {
    return false;
  }
}
