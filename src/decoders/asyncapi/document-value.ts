import { SchemaFormatError } from '../schema/schema-format.ts';

/** UTF-16 units of a document. */
export const LONGEST_ASYNCAPI = 1024 * 1024;

/** The value that a document is: JSON, or YAML, whose reader is loaded when it is first needed. @throws SchemaFormatError */
export async function documentValue(text: string): Promise<unknown> {
  if (text.length > LONGEST_ASYNCAPI) {
    throw new SchemaFormatError('', `is longer than ${LONGEST_ASYNCAPI} characters`);
  }
  const isJson = /^\uFEFF?\s*\{/.test(text);
  try {
    return isJson ? (JSON.parse(text.replace(/^\uFEFF/, '')) as unknown) : await yamlValue(text);
  } catch (cause) {
    const [reason = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw new SchemaFormatError('', `is not ${isJson ? 'JSON' : 'YAML'}: ${reason}`);
  }
}

/** Aliases stay one value, however often it is used, and what is nested more than 100 deep is refused. */
async function yamlValue(text: string): Promise<unknown> {
  const { CORE_SCHEMA, load } = await import('js-yaml');
  return load(text, { schema: CORE_SCHEMA });
}
