/** https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901022 by their number. */
export const PACKET_TYPES = [
  ...['', 'CONNECT', 'CONNACK', 'PUBLISH', 'PUBACK', 'PUBREC', 'PUBREL', 'PUBCOMP', 'SUBSCRIBE', 'SUBACK'],
  ...['UNSUBSCRIBE', 'UNSUBACK', 'PINGREQ', 'PINGRESP', 'DISCONNECT', 'AUTH'],
];
/** These have their lower four bits set to 2, in version 3.1 with a flag for a duplicate; PUBLISH has flags there, all others 0. */
export const MARKED = new Set(['PUBREL', 'SUBSCRIBE', 'UNSUBSCRIBE']);

/** https://public.dhe.ibm.com/software/dw/webservices/ws-mqtt/mqtt-v3r1.html#dup */
export const DUPLICATE = 8;

/** The name of the packet that begins with a byte; undefined when none does. */
export function packetType(first: number): string | undefined {
  const type = PACKET_TYPES[first >> 4];
  const flags = first & 0x0f;
  if (!type) return undefined;
  if (type === 'PUBLISH') return (flags & 0b0110) === 0b0110 ? undefined : type; // QoS 3 is no QoS
  return (MARKED.has(type) ? (flags & ~DUPLICATE) === 2 : flags === 0) ? type : undefined;
}
