import { expect } from 'vitest';
import type { Session } from '../../src/session/session.ts';
import type { SessionEvent } from '../../src/session/session-event.ts';
import type { SimulatedDocument } from './simulated-document.ts';

type Loss = Extract<SessionEvent, { type: 'loss' }>;

/** The rows of a simulated document: the numbers of its messages and, in their place, its losses. */
export function shownRows(session: Session, document: SimulatedDocument): (number | Loss)[] {
  const rows: (number | Loss)[] = [];
  for (const event of session.events()) {
    if (event.type === 'loss' && urlOf(session, event.document) === document.options.url) rows.push(event);
    if (event.type !== 'message' || event.payload.opcode !== 'text') continue;
    const of = session.connections.get(event.connection)?.document ?? '';
    if (urlOf(session, of) === document.options.url) rows.push(Number(event.payload.data));
  }
  return rows;
}

/** Checks that each message up to the last is shown once, in order, or counted once, in its place. Gives how many. */
export function accountedMessages(session: Session, document: SimulatedDocument): number {
  let last = 0;
  for (const row of shownRows(session, document)) {
    if (typeof row === 'number') {
      expect(row, 'the number of a message').toBe(last + 1);
      last = row;
    } else {
      expect(row.reason).not.toBe('unexplained');
      last += row.messages;
    }
  }
  return last;
}

const urlOf = (session: Session, document: string) => session.documents.get(document)?.url;
