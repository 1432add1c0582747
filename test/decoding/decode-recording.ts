import { readdirSync, readFileSync } from 'node:fs';
import type { Decoded } from '../../src/decoders/decode-or-raw.ts';
import type { ConnectionFacts, Field, FieldValue, Packet } from '../../src/decoders/decoder.ts';
import type { Choice } from '../../src/decoders/detect.ts';
import { readSessionLog } from '../../src/formats/read-session-log.ts';
import { Session } from '../../src/session/session.ts';
import type { Message, SessionEvent } from '../../src/session/session-event.ts';

const FOLDER = new URL('../recordings/', import.meta.url);

export interface DecodedRow {
  readonly direction: 'sent' | 'received';
  /** What the message is, in the words of who recorded it. */
  readonly note: string;
  readonly message: Message;
  readonly decoded: Decoded;
  readonly packets: readonly Packet[];
  readonly type: string;
  readonly isHeartbeat: boolean;
  readonly isError: boolean;
  /** The message, counted from 0, that it answers or that answers it; -1: none. */
  readonly partner: number;
  /** Whether that is the beginning of a stream that it belongs to. */
  readonly isMember: boolean;
  readonly isRepeated: boolean;
  readonly isOrphan: boolean;
}

export interface DecodedRecording {
  readonly choice: Choice;
  readonly facts: ConnectionFacts;
  readonly rows: readonly DecodedRow[];
}

/** `change` may alter or leave out events before they are decoded. */
export type Change = (event: SessionEvent) => SessionEvent | null;

/** Every recording of a system, as `system/scenario`. */
export const recordingsOf = (...systems: readonly string[]): string[] =>
  systems.flatMap((system) =>
    readdirSync(new URL(`${system}/`, FOLDER))
      .sort()
      .map((file) => `${system}/${file.replace('.ndjson', '')}`),
  );

export async function decodeRecording(name: string, change: Change = (event) => event): Promise<DecodedRecording> {
  const text = readFileSync(new URL(`${name}.ndjson`, FOLDER), 'utf8');
  const notes = text.split('\n').flatMap((line): string[] => {
    const row: { note?: string } = line === '' ? {} : JSON.parse(line);
    return row.note === undefined ? [] : [row.note];
  });
  const session = new Session();
  session.append(readSessionLog(text).events.flatMap((event) => change(event) ?? []));
  await session.meanings.advance(() => false);
  const { url = '', subprotocol = '' } = session.connections.get('c1') ?? {};
  const facts: ConnectionFacts = { url, subprotocol, api: 'WebSocket' };
  return { choice: session.meanings.choiceOf('c1'), facts, rows: rowsOf(session, notes) };
}

function rowsOf(session: Session, notes: readonly string[]): DecodedRow[] {
  const { meanings } = session;
  const messages = Array.from({ length: session.rowCount }, (_, row) => row).filter((row) => session.messageAt(row));
  return messages.map((row, index) => {
    const message = session.messageAt(row) as Message;
    const decoded = meanings.packetsAt(row);
    return {
      direction: message.direction,
      note: notes[index] ?? '',
      message,
      decoded,
      packets: decoded.kind === 'packets' ? decoded.packets : [],
      type: meanings.typeAt(row),
      isHeartbeat: meanings.isHeartbeatAt(row),
      isError: meanings.isErrorAt(row),
      partner: messages.indexOf(meanings.partnerOf(row)),
      isMember: meanings.isMemberAt(row),
      isRepeated: meanings.isRepeatedAt(row),
      isOrphan: meanings.isOrphanAt(row),
    };
  });
}

/** The value of a field, however deep; undefined when there is none. */
export function fieldOf(packet: Packet | undefined, ...path: readonly string[]): FieldValue | undefined {
  let fields: readonly Field[] = packet?.fields() ?? [];
  let value: FieldValue | undefined;
  for (const name of path) {
    value = fields.find((field) => field.name === name)?.value;
    fields = Array.isArray(value) ? value : [];
  }
  return value;
}

/** `a → b` for every answer, by the numbers of the messages. */
export const pairsOf = ({ rows }: DecodedRecording): string[] =>
  rows.flatMap(({ partner, isMember }, index) =>
    partner >= 0 && partner < index && !isMember ? [`${partner} → ${index}`] : [],
  );

/** `a ⇒ b` for every message that belongs to what another one began, by the numbers of the messages. */
export const membersOf = ({ rows }: DecodedRecording): string[] =>
  rows.flatMap(({ partner, isMember }, index) => (isMember ? [`${partner} ⇒ ${index}`] : []));
