import { type Encoder, firstOf, textPayload } from '../encoder.ts';
import { compactForm, FormError, type FormValue } from '../form/form-value.ts';
import { readForm } from '../form/read-form.ts';

/** Packets that are JSON themselves: every number and string stays as it is written, white space does not. */
export function jsonTextEncoder(check: (form: FormValue) => void): Encoder {
  return {
    edit(subject) {
      const payload = firstOf(subject);
      if (payload.opcode === 'binary') throw new FormError('the message is not JSON');
      return readForm(payload.data);
    },
    encode(form) {
      check(form);
      return [textPayload(compactForm(form))];
    },
  };
}

/** JSON of any content. */
export const jsonEncoder = jsonTextEncoder(() => undefined);
