import type { Detect } from '../decoder.ts';

const HANDSHAKE = /^\{"event":"#handshake"/;
const RESPONSE = /^\{"rid":\d{1,16}(?:\}|,"(?:data|error)":)/;
const OWN_EVENT = /^\{"event":"#(?:publish|subscribe|unsubscribe|authenticate|setAuthToken|removeAuthToken|kickOut)"/;

/** By its handshake; the path is only its default. In the middle, by a response, an event of its own or that path. */
export const detectSocketCluster: Detect = ({ url }, { payload: { opcode, data } }) => {
  const handshake = opcode === 'text' ? HANDSHAKE.exec(data)?.[0] : undefined;
  if (handshake !== undefined) return { score: 0.97, why: { source: 'message', text: handshake } };
  const path = /\/socketcluster\/(?=[?#]|$)/.exec(url)?.[0];
  if (path !== undefined) return { score: 0.85, why: { source: 'url', text: path } };
  const response = opcode === 'text' ? (OWN_EVENT.exec(data) ?? RESPONSE.exec(data))?.[0] : undefined;
  return response === undefined ? null : { score: 0.6, why: { source: 'message', text: response } };
};
