import { SessionLogReader } from '../formats/read-session-log.ts';
import { SESSION_LOG_HEADER, sessionLogLine } from '../formats/session-log.ts';
import type { Session } from '../session/session.ts';

const LINES_PER_CALL = 2_000;
const UNITS_PER_CALL = 4 * 1024 * 1024;

/** Messages of one connection. */
export interface ConnectionCounts {
  url: string;
  sent: number;
  received: number;
  lost: number;
}

/** For programs that drive the panel, such as `npm start` without a display: `globalThis.wirescope` of its page. */
export interface Automation {
  /**
   * Lines of the session log from number `fromLine` (from 0, the header), at most 2,000 of them and some 4 MiB a call.
   * Another `generation` means that the log was cleared and begins again at 0.
   */
  readLog(fromLine: number): { lines: string[]; next: number; generation: number };
  /**
   * Adds lines of a session log, the header first, to what is there.
   * @throws SessionLogError at a line that is not understood; those before it have been added.
   */
  appendLog(lines: readonly string[]): void;
  /** Messages that are there, and those that are known to be missing. `waiting`: rows that are still to be decoded. */
  counts(): { messages: number; lost: number; waiting: number; connections: ConnectionCounts[] };
}

export function automationOf(session: Session): Automation {
  const reader = new SessionLogReader();
  return {
    appendLog(lines) {
      for (const line of lines) session.append(reader.readLine(line));
    },
    counts: () => ({
      messages: session.messageCount,
      lost: session.lostCount,
      waiting: session.meanings.waitingRows,
      connections: [...session.connections.values()].map(({ url, sent, received, lost }) => ({
        url,
        sent: sent.messages,
        received: received.messages,
        lost: lost.messages,
      })),
    }),
    readLog(fromLine) {
      const lines = fromLine === 0 ? [SESSION_LOG_HEADER.trimEnd()] : [];
      let units = 0;
      for (const event of session.events(Math.max(0, fromLine - 1))) {
        if (lines.length === LINES_PER_CALL || units > UNITS_PER_CALL) break;
        const line = sessionLogLine(event).trimEnd();
        units += line.length;
        lines.push(line);
      }
      return { lines, next: fromLine + lines.length, generation: session.generation + session.removals };
    },
  };
}
