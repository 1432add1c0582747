import { toBase64 } from '../protocol/base64.ts';
import type { Payload } from '../protocol/payload.ts';
import { payloadSize } from '../protocol/payload-size.ts';
import type { Session } from '../session/session.ts';
import type { Message, SessionEvent, Verdict } from '../session/session-event.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Version of the session log that is written; `docs/session-log.md` describes it. */
export const SESSION_LOG_VERSION = 1;

/** The first line of every session log. */
export const SESSION_LOG_HEADER = `${JSON.stringify({ type: 'session', version: SESSION_LOG_VERSION })}\n`;

/** The session as NDJSON: lines that each end in a line feed, the header first. */
export function* exportSessionLog(
  session: Session,
  { keepSecrets = true, rows = null }: ExportOptions = {},
): Generator<string> {
  yield SESSION_LOG_HEADER;
  for (const event of rows ? chosenEvents(session, rows) : session.events())
    yield sessionLogLine(keepSecrets ? event : withoutSecrets(event));
}

/** Some rows of a session. */
export interface RowChoice {
  has(row: number): boolean;
}

export interface ExportOptions {
  /** False blanks the values of headers that let somebody else act for the user. */
  readonly keepSecrets?: boolean;
  /** The rows whose messages are written, with everything that happened to connections; null for all. */
  readonly rows?: RowChoice | null;
}

/** A message or a loss that is not chosen is left out; without the rest the chosen ones could not be understood. */
function* chosenEvents(session: Session, rows: RowChoice): Generator<SessionEvent> {
  yield* session.preamble;
  const verdicts = new Set<Verdict>(); // of chosen messages, which come before
  for (let row = 0; row < session.rowCount; row++) {
    const kind = session.kindAt(row);
    const isOptional = kind === 'sent' || kind === 'received' || kind === 'loss' || kind === 'drained';
    const event = isOptional && !rows.has(row) ? undefined : session.eventAt(row);
    if (!event || (event.type === 'verdict' && !verdicts.has(event))) continue;
    yield event;
    for (const verdict of session.verdictsAt(row)) verdicts.add(verdict);
  }
}

/** One event as a line of the session log. The same event always gives the same bytes. */
export function sessionLogLine(event: SessionEvent): string {
  return `${JSON.stringify(lineOf(event))}\n`;
}

function lineOf(event: SessionEvent): object {
  if (event.type === 'message') return messageLine(event);
  return event.type === 'verdict' ? verdictLine(event) : otherLine(event);
}

/** What is false or absent is left out, so that the usual line is short. */
function messageLine({ connection, seq, at, direction, payload, ...rest }: Message) {
  return {
    type: 'message',
    connection,
    seq,
    at,
    direction,
    ...contentOf(payload),
    discarded: rest.discarded || undefined,
    resent: rest.resent || undefined,
    resentFrom: rest.resentFrom,
    edited: rest.edited || undefined,
    injected: rest.injected || undefined,
    rule: rest.rule,
    bufferedAmount: rest.bufferedAmount,
    binaryForm: rest.binaryForm,
    stack: rest.stack,
    handled: rest.handled,
    channel: rest.channel,
    lastEventId: rest.lastEventId,
  };
}

function verdictLine({ connection, seq, at, of, outcome, rule, payload }: Verdict): object {
  return { type: 'verdict', connection, seq, at, of, outcome, rule, ...(payload && contentOf(payload)) };
}

function contentOf(payload: Payload): object {
  const { opcode, data, fullSize } = payload;
  const content = opcode === 'text' ? { data } : { data: toBase64(data), encoding: 'base64' };
  return { opcode, size: payloadSize(payload), ...content, truncated: fullSize === undefined ? undefined : true };
}

function otherLine(event: Exclude<SessionEvent, Message | Verdict>): object {
  const { type, at, seq, ...rest } = event;
  return { type, seq, at, ...sorted(rest) };
}

/** Keys in alphabetical order: who made the event must not show in the bytes. */
function sorted(value: object): object {
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, isPlain(part) ? sorted(part) : part] as const));
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
