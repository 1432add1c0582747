import type { Detect } from '../decoder.ts';

const SESSION = /\/\d{3}\/[^/?#.]{1,200}\/websocket(?=[?#]|$)/;

/** By the server and session numbers in the URL: its frames also occur as plain text. */
export const detectSockJs: Detect = ({ url }) => {
  const text = SESSION.exec(url)?.[0];
  return text === undefined ? null : { score: 0.92, why: { source: 'url', text } };
};
