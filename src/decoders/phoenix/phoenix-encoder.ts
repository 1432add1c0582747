import { ByteWriter } from '../byte-writer.ts';
import { binaryPayload, type Encoder, type EncodeTarget, firstOf, textPayload } from '../encoder.ts';
import { expectMembers, memberOf, textIn } from '../form/form-access.ts';
import { compactForm, FormError, type FormValue, listForm, nothing, objectForm, textForm } from '../form/form-value.ts';
import { readForm } from '../form/read-form.ts';
import { hexForm, textOrHexBytes } from '../form/special-form.ts';
import { BINARY, BINARY_KINDS, KEYS, readPhoenix } from './phoenix-message.ts';

/**
 * https://hexdocs.pm/phoenix/writing_a_channels_client.html:
 * `{"join_ref":"1","ref":"2","topic":"room:1","event":"say","payload":{}}`, an array on the wire unless the URL asks for
 * version 1; with a `kind` a binary message, whose payload is `{"$hex":"…"}`.
 */
export const phoenixEncoder: Encoder = {
  edit(subject) {
    const payload = firstOf(subject);
    const { fields } = readPhoenix({ direction: subject.direction, payload });
    if (payload.opcode === 'text') return textMessageForm(readForm(payload.data));
    return objectForm(
      ...fields().map(({ name, value }): [string, FormValue] => [
        name,
        value instanceof Uint8Array ? hexForm(value) : textForm(String(value)),
      ]),
    );
  },
  encode(form, target) {
    if (memberOf(form, 'kind')) return [binaryPayload(encodeBinary(form, target))];
    textIn(memberOf(form, 'topic'), 'topic');
    textIn(memberOf(form, 'event'), 'event');
    if (/[?&]vsn=1\./.test(target.facts.url)) return [textPayload(compactForm(form))];
    expectMembers(form, KEYS);
    return [textPayload(compactForm(listForm(KEYS.map((key) => memberOf(form, key) ?? nothing))))];
  },
};

const textMessageForm = (form: FormValue): FormValue =>
  form.kind === 'array'
    ? objectForm(...form.items.map((item, index) => [KEYS[index] ?? `${index}`, item] as const))
    : form;

/** Of a name, as its length has one byte. */
const LONGEST = 255;

function encodeBinary(form: FormValue, { direction }: EncodeTarget): Uint8Array<ArrayBuffer> {
  const name = textIn(memberOf(form, 'kind'), 'kind');
  const kind = BINARY_KINDS.find((known) => known === name);
  if (!kind) throw new FormError(`known: ${BINARY_KINDS.join(', ')}`, 'kind');
  const names: readonly string[] = BINARY[kind === 'push' ? direction : kind];
  expectMembers(form, ['kind', ...names, 'payload']);
  const texts = names.map((key) => new TextEncoder().encode(textIn(memberOf(form, key), key)));
  const tooLong = texts.findIndex(({ length }) => length > LONGEST);
  if (tooLong >= 0) throw new FormError(`it is longer than ${LONGEST} bytes`, names[tooLong]);
  const writer = new ByteWriter().byte(BINARY_KINDS.indexOf(kind), ...texts.map(({ length }) => length));
  for (const text of texts) writer.bytes(text);
  return writer.bytes(textOrHexBytes(memberOf(form, 'payload'), 'payload')).finish();
}
