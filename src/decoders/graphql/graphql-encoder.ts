import { memberOf, membersOf, textIn } from '../form/form-access.ts';
import { jsonTextEncoder } from '../json/json-encoder.ts';

/** https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md, and the older protocol: a message has a type. */
export const graphQlEncoder = jsonTextEncoder((form) => {
  membersOf(form);
  textIn(memberOf(form, 'type'), 'type');
});
