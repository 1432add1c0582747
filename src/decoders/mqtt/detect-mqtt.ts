import type { Detect } from '../decoder.ts';

/** A CONNECT with its protocol name: behind one to four bytes of length stands the name, behind its own length. */
const NAMES = ['\0\x04MQTT', '\0\x06MQIsdp'];

/** By the subprotocol (`mqttv3.1` in version 3.1), which clients must ask for; else by a CONNECT. */
export const detectMqtt: Detect = ({ subprotocol }, { direction, payload: { opcode, data } }) => {
  if (/^mqtt(v3\.1)?$/i.test(subprotocol)) return { score: 0.98, why: { source: 'subprotocol', text: subprotocol } };
  if (
    opcode === 'text' ||
    direction === 'received' ||
    new Uint8Array(data, 0, Math.min(1, data.byteLength))[0] !== 0x10
  )
    return null;
  const beginning = String.fromCharCode(...new Uint8Array(data, 0, Math.min(14, data.byteLength)));
  const name = NAMES.find((candidate) => beginning.includes(candidate));
  return name === undefined ? null : { score: 0.95, why: { source: 'message', text: `CONNECT ${name.slice(2)}` } };
};
