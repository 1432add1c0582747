/** Packets of one message that are told apart. */
const PACKETS = 10_000;

/** @throws Error when a message holds more packets than anyone would look at: it is shown as it is, then. */
export function limitPackets(count: number): void {
  if (count > PACKETS) throw new Error(`more than ${PACKETS} packets in one message`);
}
