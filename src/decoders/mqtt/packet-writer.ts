import { ByteWriter } from '../byte-writer.ts';
import { countIn, expectMembers, itemsOf, memberOf, membersOf, pathTo, textIn } from '../form/form-access.ts';
import { FormError, type FormValue } from '../form/form-value.ts';
import { textOrHexBytes } from '../form/special-form.ts';
import { PROPERTIES } from './mqtt-properties.ts';

/** Of a text or bytes behind a length in two bytes. */
const LONGEST = 0xffff;
/** https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901011 */
const VARINT = 0x0fffffff;

/** Writes the members of a form, by their names, as MQTT has them. */
export class PacketWriter {
  readonly writer = new ByteWriter();
  readonly #form: FormValue;
  readonly #where: string;

  constructor(form: FormValue, where = '') {
    this.#form = form;
    this.#where = where;
  }

  has(name: string): boolean {
    return memberOf(this.#form, name) !== undefined;
  }

  /** A number that is there. */
  uint(name: string, size: 1 | 2 | 4): number {
    const value = countIn(memberOf(this.#form, name), 2 ** (8 * size) - 1, this.#path(name));
    this.writer.uint(value, size);
    return value;
  }

  text(name: string): string {
    const text = textIn(memberOf(this.#form, name), this.#path(name));
    this.#behindLength(new TextEncoder().encode(text), name);
    return text;
  }

  data(name: string): void {
    this.#behindLength(textOrHexBytes(memberOf(this.#form, name), this.#path(name)), name);
  }

  /** Bytes up to the end of the packet; none when they are not there. */
  rest(name: string): void {
    const form = memberOf(this.#form, name);
    if (form) this.writer.bytes(textOrHexBytes(form, this.#path(name)));
  }

  /** Of version 5, where there are some, if only none of them: `{}`. */
  properties(name = 'properties'): void {
    const form = memberOf(this.#form, name);
    if (!form) return;
    const where = this.#path(name);
    const inner = new ByteWriter();
    for (const member of membersOf(form, where)) inner.bytes(propertyBytes(member, where));
    this.writer.varint(inner.length).bytes(inner.finish());
  }

  /** What `write` writes of an object inside. */
  group(name: string, write: (inner: PacketWriter) => void): void {
    const form = memberOf(this.#form, name);
    if (!form) return;
    const inner = new PacketWriter(form, this.#path(name));
    write(inner);
    this.writer.bytes(inner.writer.finish());
  }

  /** Topics; with options, each is an object. */
  topics(hasOptions: boolean): void {
    const form = memberOf(this.#form, 'topics');
    if (!form) throw new FormError('a list is missing', this.#path('topics'));
    for (const [index, item] of itemsOf(form, this.#path('topics')).entries()) {
      const where = pathTo(this.#path('topics'), index);
      if (hasOptions) expectMembers(item, ['topic', 'options'], where);
      const topic = new PacketWriter(hasOptions ? item : topicOf(item), where);
      topic.text('topic');
      if (hasOptions) topic.uint('options', 1);
      this.writer.bytes(topic.writer.finish());
    }
  }

  /** Each member of one name as a byte: an acknowledgement may have several. */
  codes(name: string): void {
    for (const member of membersOf(this.#form)) {
      if (member.name === name) this.writer.uint(countIn(member.value, 0xff, this.#path(name)), 1);
    }
  }

  #behindLength(bytes: Uint8Array, name: string): void {
    if (bytes.length > LONGEST) throw new FormError(`it is longer than ${LONGEST} bytes`, this.#path(name));
    this.writer.uint(bytes.length, 2).bytes(bytes);
  }

  #path(name: string): string {
    return pathTo(this.#where, name);
  }
}

const topicOf = (value: FormValue): FormValue => ({
  kind: 'object',
  members: [{ key: '"topic"', name: 'topic', value }],
});

function propertyBytes({ name, value }: { name: string; value: FormValue }, where: string): Uint8Array {
  const [id, [, form] = []] = Object.entries(PROPERTIES).find(([, [known]]) => known === name) ?? [];
  if (id === undefined || form === undefined) throw new FormError('no property of MQTT 5', pathTo(where, name));
  const property = new PacketWriter({ kind: 'object', members: [{ key: JSON.stringify(name), name, value }] }, where);
  property.writer.byte(Number(id));
  if (form === 'varint') property.writer.varint(countIn(value, VARINT, pathTo(where, name)));
  else if (form === 'text') property.text(name);
  else if (form === 'data') property.data(name);
  else if (form !== 'pair') property.uint(name, form);
  else {
    property.group(name, (pair) => {
      pair.text('name');
      pair.text('value');
    });
  }
  return property.writer.finish();
}
