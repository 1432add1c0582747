import { type Encoder, type EncodeTarget, firstOf, textPayload } from '../encoder.ts';
import { expectMembers, memberOf, textIn } from '../form/form-access.ts';
import { FormError, objectForm, textForm } from '../form/form-value.ts';
import { hexForm, specialOf, textOrHexBytes } from '../form/special-form.ts';
import { binaryMessage, encodeEngine, engineForm } from './encode-engine.ts';
import { ENGINE_TYPES, engineVersion, readEngine } from './engine-packet.ts';

/** https://github.com/socketio/engine.io-protocol, versions 3 and 4: `{"packet":"message","data":"hello"}`. */
export const engineIoEncoder: Encoder = {
  edit(subject) {
    const input = { direction: subject.direction, payload: firstOf(subject) };
    const frame = readEngine(input, versionOf(subject));
    if (frame.type !== 'message') return engineForm(frame);
    const { data } = frame;
    return objectForm(
      ['packet', textForm('message')],
      ['data', typeof data === 'string' ? textForm(data) : hexForm(data)],
    );
  },
  encode(form, target) {
    expectMembers(form, ['packet', 'data']);
    const name = textIn(memberOf(form, 'packet'), 'packet');
    const type = ENGINE_TYPES.find((known) => known === name);
    if (!type) throw new FormError(`no packet of Engine.IO; known: ${ENGINE_TYPES.join(', ')}`, 'packet');
    if (type !== 'message') return [encodeEngine(type, form)];
    const data = memberOf(form, 'data');
    if (data && specialOf(data)) return [binaryMessage(textOrHexBytes(data, 'data'), versionOf(target))];
    return [textPayload(`4${data ? textIn(data, 'data') : ''}`)];
  },
};

const versionOf = ({ facts }: EncodeTarget): number => engineVersion(facts.url);
