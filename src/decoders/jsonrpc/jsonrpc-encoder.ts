import { memberOf, membersOf, pathTo, textIn } from '../form/form-access.ts';
import { FormError, type FormValue } from '../form/form-value.ts';
import { jsonTextEncoder } from '../json/json-encoder.ts';

/** https://www.jsonrpc.org/specification: a request, a notification, a response, or a batch of them. */
export const jsonRpcEncoder = jsonTextEncoder((form) => {
  if (form.kind !== 'array') return expectCall(form, '');
  if (form.items.length === 0) throw new FormError('a batch has one call or more');
  for (const [index, item] of form.items.entries()) expectCall(item, `${index}`);
});

function expectCall(form: FormValue, where: string): void {
  membersOf(form, where);
  const of = (name: string) => memberOf(form, name);
  if (textIn(of('jsonrpc'), pathTo(where, 'jsonrpc')) !== '2.0') {
    throw new FormError('"2.0" is expected', pathTo(where, 'jsonrpc'));
  }
  if (of('method')) textIn(of('method'), pathTo(where, 'method'));
  else if (!of('result') && !of('error')) throw new FormError('a method, a result or an error is missing', where);
}
