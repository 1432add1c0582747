import { ByteWriter } from '../byte-writer.ts';
import { binaryPayload, type Encoder, firstOf } from '../encoder.ts';
import { FormError } from '../form/form-value.ts';
import { msgpackForm } from './msgpack-form.ts';
import { readMsgpack } from './read-msgpack.ts';
import { writeMsgpack } from './write-msgpack.ts';

/** https://github.com/msgpack/msgpack/blob/master/spec.md: every value in its shortest form. */
export const msgpackEncoder: Encoder = {
  edit(subject) {
    const payload = firstOf(subject);
    if (payload.opcode === 'text') throw new FormError('the message is text');
    const bytes = new Uint8Array(payload.data);
    const value = readMsgpack(bytes);
    if (value.bytes.end < bytes.length) throw new FormError('the message goes on behind its value');
    return msgpackForm(bytes, value);
  },
  encode(form) {
    const writer = new ByteWriter();
    writeMsgpack(writer, form, '');
    return [binaryPayload(writer.finish())];
  },
};
