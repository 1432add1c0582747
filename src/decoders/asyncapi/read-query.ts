import { isRecord } from '../../protocol/parsed.ts';
import type { QueryCondition } from './asyncapi-document.ts';
import type { DocumentReader } from './document-reader.ts';

const NO_CONDITION: QueryCondition = { required: [], allowed: new Map() };

/** The `query` of the binding `ws` of a channel. */
export function readQuery(reader: DocumentReader, bindings: unknown, place: string): QueryCondition {
  if (bindings === undefined) return NO_CONDITION;
  const { ws } = reader.part(bindings, `${place}/bindings`).record;
  if (ws === undefined) return NO_CONDITION;
  const { query } = reader.part(ws, `${place}/bindings/ws`).record;
  if (query === undefined) return NO_CONDITION;
  const { record: schema } = reader.part(query, `${place}/bindings/ws/query`);
  const required = Array.isArray(schema.required) ? schema.required.filter((name) => typeof name === 'string') : [];
  const properties = isRecord(schema.properties) ? Object.entries(schema.properties) : [];
  const allowed = properties.flatMap(([name, property]) => {
    const values = isRecord(property) ? (property.const === undefined ? property.enum : [property.const]) : undefined;
    return Array.isArray(values) ? [[name, values.map(String)] as const] : [];
  });
  return { required, allowed: new Map(allowed) };
}
