import type { Detect } from '../decoder.ts';

/** The user has loaded a document that is for this connection: nobody knows better. */
export const detectSchema: Detect = ({ schema }) =>
  schema ? { score: 1, why: { source: 'schema', text: schema.name } } : null;
