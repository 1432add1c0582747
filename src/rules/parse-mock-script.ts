import type { MockExchange, MockReply, MockScript } from './action.ts';
import { FieldReader } from './field-reader.ts';
import { PAYLOAD_LENGTH, QUERY_LENGTH, REPLIES_MOST, URL_LENGTH, WAIT_MOST } from './limits.ts';
import { parseRulePayload } from './rule-payload.ts';
import { parseRuleQuery } from './rule-query.ts';

/** @throws RuleError */
export function parseMockScript(fields: FieldReader): MockScript {
  fields.only('opensAfter', 'subprotocol', 'greeting', 'exchanges');
  return {
    opensAfter: fields.number('opensAfter', { most: WAIT_MOST }),
    ...fields.optional('subprotocol', (name) => fields.text(name, URL_LENGTH)),
    greeting: fields.list('greeting', REPLIES_MOST, parseReply),
    exchanges: fields.list('exchanges', REPLIES_MOST, parseExchange),
  };
}

function parseReply(raw: unknown, path: string): MockReply {
  const fields = new FieldReader(raw, path);
  fields.only('after', 'payload');
  return {
    after: fields.number('after', { most: WAIT_MOST }),
    payload: parseRulePayload(fields.raw('payload'), fields.path('payload')),
  };
}

function parseExchange(raw: unknown, path: string): MockExchange {
  const fields = new FieldReader(raw, path);
  fields.only('text', 'query', 'replies');
  if (fields.has('text') && fields.has('query')) return fields.mistake('query', 'either this or text');
  return {
    ...fields.optional('text', (name) => fields.text(name, PAYLOAD_LENGTH)),
    ...fields.optional('query', (name) => queryOf(fields, name)),
    replies: fields.list('replies', REPLIES_MOST, parseReply),
  };
}

/** @throws RuleError when it cannot be asked of a message on its way */
export function queryOf(fields: FieldReader, name: string): string {
  const text = fields.text(name, QUERY_LENGTH);
  const parsed = parseRuleQuery(text);
  return parsed.ok ? text : fields.mistake(name, parsed.error);
}
