import { describe, expect, test } from 'vitest';
import english from '../../../public/_locales/en/messages.json';
import french from '../../../public/_locales/fr/messages.json';
import { readRuleFile } from '../../rules/rule-file.ts';
import type { Translate } from '../panel-services.ts';
import { Wording } from '../text/wording.ts';
import { fileMistakeText } from './mistake-text.ts';

const wordingOf = (messages: typeof english): Wording => {
  const translate: Translate = (key, ...substitutions) =>
    messages[key].message.replace(/\$(\$|\d)/g, (_, place) =>
      place === '$' ? '$' : (substitutions[Number(place) - 1] ?? ''),
    );
  return new Wording(translate);
};
const WORDINGS = { english: wordingOf(english), french: wordingOf(french) };

const GOOD = { id: 'a', name: 'A', isOn: true, where: {}, which: {}, what: { type: 'drop' } };
const file = (...rules: object[]) => ({ format: 'wirescope-rules', version: 1, rules });
const rule = (changed: object) => file({ ...GOOD, ...changed });

const MISTAKES: readonly (readonly [string, object])[] = [
  ['Ce n’est pas un fichier de règles\u00a0: son format n’est pas «\u00a0wirescope-rules\u00a0»', {}],
  [
    'Ce fichier est de la version 2\u00a0: une version plus récente de Wirescope l’a écrit. Celle-ci lit la version 1',
    { ...file(), version: 2 },
  ],
  ['Il faut la version 1', { ...file(), version: 'one' }],
  ['other: Ce champ n’existe pas\u202f; il y a $schema, format, version, rules', { ...file(), other: 1 }],
  ['mon champ: Ce champ n’existe pas\u202f; il y a $schema, format, version, rules', { ...file(), 'mon champ': 1 }],
  [
    'rules[0].where.a: b \\u202e: Ce champ n’existe pas\u202f; il y a url, subprotocol, context',
    rule({ where: { 'a: b \u202e': 1 } }),
  ],
  ['rules: Il faut une liste', { ...file(), rules: 'all' }],
  ['rules: Deux d’entre elles ont l’identifiant a', file(GOOD, GOOD)],
  ['rules[1]: Il faut un objet', { ...file(), rules: [GOOD, 'x'] }],
  ['rules[0].id: Cela ne peut pas être vide', rule({ id: '' })],
  ['rules[0].name: Il faut un texte', rule({ name: 1 })],
  ['rules[0].isOn: Il faut true ou false', rule({ isOn: 'yes' })],
  ['rules[0].where.context: Il faut l’un de ceux-ci\u00a0: frame, worker', rule({ where: { context: 'tab' } })],
  [
    'rules[0].which: refuse concerne des connexions\u00a0: pas de direction ni de requête',
    rule({ which: { query: 'x' }, what: { type: 'refuse' } }),
  ],
  [
    'rules[0].what.payload.text: Il faut soit ceci, soit base64',
    rule({ what: { type: 'answer', payload: {}, after: 0 } }),
  ],
  [
    'rules[0].what.steps[0].path: Un chemin commence par $',
    rule({ what: { type: 'edit', steps: [{ type: 'json-delete', path: 'a' }] } }),
  ],
];

describe('a mistake in a file of rules is told with its place, in the language of the interface', () => {
  test.each(MISTAKES)('%s', (text, raw) => {
    const read = readRuleFile(JSON.stringify(raw));
    expect(read.ok ? 'no mistake' : fileMistakeText(WORDINGS.french, read.error)).toBe(text);
  });

  test('what the browser says of a text that is no JSON stays as it is', () => {
    const read = readRuleFile('{"rules": [}');
    expect(read.ok ? '' : fileMistakeText(WORDINGS.english, read.error)).toMatch(/^This is no JSON: .+/);
    expect(read.ok ? '' : fileMistakeText(WORDINGS.french, read.error)).toMatch(/^Ce n’est pas du JSON\u00a0: .+/);
  });
});
