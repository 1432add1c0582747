import type { Field, FieldValue } from '../decoders/decoder.ts';

/** Fields within fields that are followed: more than any protocol has, and less than the stack holds. */
const DEEPEST = 200;

/**
 * The fields of a packet as JSON. A field without a name is the whole packet; names that are numbers from 0 are a list;
 * of a name that comes again, all values are a list. Bytes are `{"base64": …}`, numbers that JSON has no room for texts.
 */
export const fieldsJson = (fields: readonly Field[]): string => membersJson(fields, 0);

function membersJson(fields: readonly Field[], depth: number): string {
  const [only] = fields;
  if (only?.name === '' && fields.length === 1) return valueJson(only.value, depth);
  const isList = fields.length > 0 && fields.every(({ name }, index) => name === `${index}`);
  if (isList) return `[${fields.map(({ value }) => valueJson(value, depth + 1)).join()}]`;
  const values = new Map<string, string[]>();
  for (const { name, value } of fields) {
    const json = valueJson(value, depth + 1);
    const before = values.get(name);
    if (before) before.push(json);
    else values.set(name, [json]);
  }
  const members = [...values].map(([name, [first, ...more]]) => {
    return `${JSON.stringify(name)}:${more.length === 0 ? first : `[${[first, ...more].join()}]`}`;
  });
  return `{${members.join()}}`;
}

function valueJson(value: FieldValue, depth: number): string {
  if (value instanceof Uint8Array) return `{"base64":"${Buffer.from(value).toString('base64')}"}`;
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : `"${value}"`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if ('json' in value) return oneLine(value.json);
  return depth > DEEPEST ? '"…"' : membersJson(value, depth);
}

/** JSON as it was written, with every digit: outside of its texts it may have line feeds, inside it has none. */
function oneLine(json: string): string {
  try {
    JSON.parse(json);
  } catch {
    return JSON.stringify(json); // a part of a message that was too big
  }
  return json.replace(/[\n\r\t]+/g, ' ');
}
