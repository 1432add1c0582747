import { type Encoder, firstOf } from '../encoder.ts';
import { FormError } from '../form/form-value.ts';
import { jsonEncoder } from '../json/json-encoder.ts';
import { protobufEncoder } from '../protobuf/protobuf-encoder.ts';

/** Messages of the user's own protocol: JSON as it is, Protobuf with its names. A layout of bytes has no form. */
export const schemaEncoder: Encoder = {
  edit(subject) {
    if (subject.facts.schema?.protobuf) return protobufEncoder.edit(subject);
    if (firstOf(subject).opcode === 'binary') throw new FormError('a layout of bytes is not written');
    return jsonEncoder.edit(subject);
  },
  encode(form, target) {
    return (target.facts.schema?.protobuf ? protobufEncoder : jsonEncoder).encode(form, target);
  },
};
