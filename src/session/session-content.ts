import type { RemovedRows } from './removed-rows.ts';
import type { SessionEvent } from './session-event.ts';
import type { SessionRows } from './session-rows.ts';
import type { SessionState } from './session-state.ts';

/** All of a session but who listens. */
export interface SessionContent {
  readonly rows: SessionRows;
  readonly state: SessionState;
  /** Events before the first row, whose rows are gone: what comes later would have no beginning without them. */
  readonly preamble: SessionEvent[];
  /** What was over the user's limit. */
  readonly removed: RemovedRows;
}

/** Messages, and bytes of payload, that a session holds at most. */
export interface SessionCap {
  readonly messages: number;
  readonly bytes: number;
}

export const NO_CAP: SessionCap = { messages: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };

/** Of the cap, what is left when it was passed: rows are removed many at a time. */
const SLACK = 63 / 64;

/**
 * Removes the oldest rows beyond the cap, marked ones too, and puts a loss that tells of all that were ever removed in
 * the place and at the time of the last. The newest row stays, whatever its size. Returns whether any was removed.
 */
export function removeBeyond(cap: SessionCap, content: SessionContent): boolean {
  const { rows, removed } = content;
  const end = endOfRemoval(cap, content);
  if (end === rows.first) return false;
  for (let row = rows.first; row < end; row++) remove(content, row);
  rows.removeTo(end - 1, removed.loss(rows.timeAt(end - 1)));
  return true;
}

/** The first row that stays; that which is first by now when no message has to go. */
function endOfRemoval(cap: SessionCap, { rows, state, removed }: SessionContent): number {
  let messages = state.messages - removed.messages;
  let bytes = rows.heldBytes;
  if (messages <= cap.messages && bytes <= cap.bytes) return rows.first;
  let end = rows.first;
  for (let row = end; row < rows.count - 1 && (messages > cap.messages * SLACK || bytes > cap.bytes * SLACK); row++) {
    if (rows.otherEventAt(row)) continue;
    messages--;
    bytes -= rows.heldAt(row);
    end = row + 1;
  }
  return end;
}

/** Counts a message; what tells of documents and connections is kept, without a row. */
function remove({ rows, state, preamble, removed }: SessionContent, row: number): void {
  const event = rows.otherEventAt(row);
  if (event) {
    if (isLasting(event)) preamble.push(event);
    return;
  }
  const connection = rows.connectionIdAt(row);
  const document = state.connections.get(connection)?.document ?? '';
  removed.add(document, rows.sizeAt(row));
  state.marks.delete(document, rows.seqAt(row));
  state.verdicts.delete(connection, rows.seqAt(row));
}

/** Whether an event tells of a document or connection, or of a loss. What it tells of a removed message goes with that. */
function isLasting(event: SessionEvent): boolean {
  if (event.type === 'loss') return event.reason !== 'removed';
  return !['drained', 'stall', 'end', 'mark', 'verdict'].includes(event.type);
}
