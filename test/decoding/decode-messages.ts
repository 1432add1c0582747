import { readSessionLog } from '../../src/formats/read-session-log.ts';
import { Session } from '../../src/session/session.ts';

/** A message that nobody recorded: `>` sent, `<` received; a text, or bytes. */
export type Written = readonly [direction: '>' | '<', data: string | Uint8Array | readonly number[]];

interface Facts {
  readonly url?: string;
  readonly subprotocol?: string;
}

const DIRECTIONS = { '>': 'sent', '<': 'received' } as const;

/**
 * The decoder of a connection with these messages, and a line for each of them: its packets, `!` where one is an error,
 * `→ 1` or `⇒ 1` with the number of the message that it answers, or belongs to, and `→ ?` where nobody asked.
 */
export async function decodeMessages({ url = 'ws://a.example/', subprotocol = '' }: Facts, ...written: Written[]) {
  const session = new Session();
  const rows = written.map(([way, data], t) => ({
    t,
    direction: DIRECTIONS[way],
    ...(typeof data === 'string'
      ? { opcode: 'text', data }
      : { opcode: 'binary', data: Buffer.from(data as Uint8Array).toString('base64') }),
  }));
  const head = { system: 'written', url, protocols: [subprotocol], protocol: subprotocol };
  session.append(readSessionLog([head, ...rows].map((line) => JSON.stringify(line)).join('\n')).events);
  await session.meanings.advance(() => false);
  const places = Array.from({ length: session.rowCount }, (_, row) => row).filter((row) => session.messageAt(row));
  return {
    decoder: session.meanings.choiceOf('c1').decoder,
    lines: places.map((row) => lineOf(session, row, places)),
  };
}

function lineOf({ meanings }: Session, row: number, places: readonly number[]): string {
  const decoded = meanings.packetsAt(row);
  const types = decoded.kind === 'packets' ? decoded.packets.map(({ type }) => type).join(' + ') : 'raw';
  const partner = places.indexOf(meanings.partnerOf(row));
  const pair =
    partner >= 0 && partner < places.indexOf(row) ? ` ${meanings.isMemberAt(row) ? '⇒' : '→'} ${partner}` : '';
  return `${types}${meanings.isErrorAt(row) ? ' !' : ''}${pair}${meanings.isOrphanAt(row) ? ' → ?' : ''}`;
}
