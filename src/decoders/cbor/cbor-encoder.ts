import { ByteWriter } from '../byte-writer.ts';
import { binaryPayload, type Encoder, firstOf } from '../encoder.ts';
import { FormError } from '../form/form-value.ts';
import { cborForm } from './cbor-form.ts';
import { readCbor } from './read-cbor.ts';
import { writeCbor } from './write-cbor.ts';

/** https://www.rfc-editor.org/rfc/rfc8949: every length and integer in its shortest form. */
export const cborEncoder: Encoder = {
  edit(subject) {
    const payload = firstOf(subject);
    if (payload.opcode === 'text') throw new FormError('the message is text');
    const bytes = new Uint8Array(payload.data);
    const value = readCbor(bytes);
    if (value.bytes.end < bytes.length) throw new FormError('the message goes on behind its value');
    return cborForm(bytes, value);
  },
  encode(form) {
    const writer = new ByteWriter();
    writeCbor(writer, form, '');
    return [binaryPayload(writer.finish())];
  },
};
