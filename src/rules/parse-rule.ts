import { invalid, type Parsed, valid } from '../protocol/parsed.ts';
import { RULE_ID_LENGTH } from '../protocol/verdict.ts';
import { isConnectionAction } from './action.ts';
import { FieldReader, RuleError } from './field-reader.ts';
import { ADDRESS_LENGTH, NAME_LENGTH, RULES_MOST, URL_LENGTH } from './limits.ts';
import { parseAction } from './parse-action.ts';
import { queryOf } from './parse-mock-script.ts';
import type { Rule, Where, Which } from './rule.ts';

/**
 * Reads a list of rules from anywhere. The error says what is wrong, and where: `rules[2].which.every: …`. `isOwn`: from
 * the panel itself, which knows connections by their addresses.
 */
export function parseRules(raw: unknown, isOwn = false): Parsed<readonly Rule[]> {
  try {
    const rules = new FieldReader({ rules: raw }, '').list('rules', RULES_MOST, (element, path) =>
      parseRule(element, path, isOwn),
    );
    const double = rules.find(({ id }, index) => rules.findIndex((other) => other.id === id) !== index);
    return double ? invalid(`rules: two of them have the id ${double.id}`) : valid(rules);
  } catch (error) {
    if (error instanceof RuleError) return invalid(error.message);
    throw error;
  }
}

/** @throws RuleError */
function parseRule(raw: unknown, path: string, isOwn: boolean): Rule {
  const fields = new FieldReader(raw, path);
  fields.only('id', 'name', 'isOn', 'where', 'which', 'what');
  const what = parseAction(fields.raw('what'), fields.path('what'));
  const which = parseWhich(fields.record('which'));
  if (isConnectionAction(what) && (which.direction ?? which.query) !== undefined) {
    return fields.mistake('which', `${what.type} is about connections: no direction and no query`);
  }
  const id = fields.text('id', RULE_ID_LENGTH);
  return {
    id: id === '' ? fields.mistake('id', 'it may not be empty') : id,
    name: fields.text('name', NAME_LENGTH),
    isOn: fields.flag('isOn'),
    where: parseWhere(fields.record('where'), isOwn),
    which,
    what,
  };
}

function parseWhere(fields: FieldReader, isOwn: boolean): Where {
  fields.only('url', 'subprotocol', 'context', ...(isOwn ? ['connection'] : []));
  return {
    ...fields.optional('url', (name) => fields.text(name, URL_LENGTH)),
    ...fields.optional('subprotocol', (name) => fields.text(name, URL_LENGTH)),
    ...fields.optional('context', (name) => fields.choice(name, ['frame', 'worker'] as const)),
    ...fields.optional('connection', (name) => fields.text(name, ADDRESS_LENGTH)),
  };
}

function parseWhich(fields: FieldReader): Which {
  fields.only('direction', 'query', 'every', 'first', 'probability');
  const count = (name: string) => fields.number(name, { least: 1, whole: true });
  return {
    ...fields.optional('direction', (name) => fields.choice(name, ['sent', 'received'] as const)),
    ...fields.optional('query', (name) => queryOf(fields, name)),
    ...fields.optional('every', count),
    ...fields.optional('first', count),
    ...fields.optional('probability', (name) => fields.number(name, { most: 1 })),
  };
}
