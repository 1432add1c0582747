import { fromBase64, toBase64 } from '../protocol/base64.ts';
import type { Payload } from '../protocol/payload.ts';
import type { RulePayload } from './action.ts';
import { FieldReader } from './field-reader.ts';
import { PAYLOAD_LENGTH } from './limits.ts';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** `{ "text": … }` or `{ "base64": … }` (RFC 4648, section 4). */
export function parseRulePayload(raw: unknown, path: string): RulePayload {
  const fields = new FieldReader(raw, path);
  fields.only('text', 'base64');
  if (fields.has('text') === fields.has('base64')) return fields.mistake('text', 'either this or base64');
  if (fields.has('text')) return { text: fields.text('text', PAYLOAD_LENGTH) };
  const base64 = fields.text('base64', PAYLOAD_LENGTH);
  return BASE64.test(base64) ? { base64 } : fields.mistake('base64', 'this is no base64');
}

/** The message that it stands for. */
export function payloadOf(payload: RulePayload): Payload {
  if ('text' in payload) return { opcode: 'text', data: payload.text.toWellFormed() };
  return { opcode: 'binary', data: fromBase64(payload.base64) ?? new ArrayBuffer(0) };
}

export const rulePayloadOf = ({ data }: Pick<Payload, 'data'>): RulePayload =>
  typeof data === 'string' ? { text: data } : { base64: toBase64(data) };
