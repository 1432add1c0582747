import type { Detect } from '../decoder.ts';

/** By the subprotocol, with the name of a mechanism or without. */
export const detectZeroMq: Detect = ({ subprotocol }) =>
  /^ZWS2\.0(?:\/\w{1,20})?$/.test(subprotocol)
    ? { score: 0.98, why: { source: 'subprotocol', text: subprotocol } }
    : null;
