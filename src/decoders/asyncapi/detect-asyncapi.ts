import type { Detect } from '../decoder.ts';

/** The user has loaded a document that is for this connection: nobody knows better. */
export const detectAsyncApi: Detect = ({ asyncapi }) =>
  asyncapi ? { score: 1, why: { source: 'schema', text: asyncapi.document.title } } : null;
