import { memberOf } from '../form/form-access.ts';
import { FormError, type FormValue, integerForm, listForm, objectForm, wordForm } from '../form/form-value.ts';
import { hexBytes, hexForm, ownObject, specialOf } from '../form/special-form.ts';

/** https://github.com/socketio/socket.io-protocol#binary_event: bytes travel behind their packet, and a place is kept. */
const place = (number: number): FormValue => objectForm(['_placeholder', wordForm(true)], ['num', integerForm(number)]);

/** JSON as it travels, with the bytes where their places are. */
export function putAttachments(form: FormValue, attachments: readonly Uint8Array[]): FormValue {
  if (form.kind === 'array') return listForm(form.items.map((item) => putAttachments(item, attachments)));
  if (form.kind !== 'object') return form;
  const number = memberOf(form, 'num');
  const isPlace = memberOf(form, '_placeholder') && number?.kind === 'number';
  const bytes = isPlace ? attachments[Number(number.source)] : undefined;
  if (bytes) return hexForm(bytes);
  return ownObject(form.members.map((member) => ({ ...member, value: putAttachments(member.value, attachments) })));
}

/** The opposite: adds the bytes to `attachments`, and leaves their places. @throws FormError when they are no bytes. */
export function takeAttachments(form: FormValue, attachments: Uint8Array[], where: string): FormValue {
  if (form.kind === 'array') {
    return listForm(form.items.map((item, index) => takeAttachments(item, attachments, `${where}.${index}`)));
  }
  if (form.kind !== 'object') return form;
  const special = specialOf(form);
  if (special?.name === '$hex') {
    attachments.push(hexBytes(special.value, where));
    return place(attachments.length - 1);
  }
  if (special && special.name !== '$literal') {
    throw new FormError('known with $: $hex, $literal', `${where}.${special.name}`);
  }
  const literal = special?.value.kind === 'object' ? special.value : form;
  const members = literal.members.map((member) => ({
    ...member,
    value: takeAttachments(member.value, attachments, `${where}.${member.name}`),
  }));
  return { kind: 'object', members };
}
