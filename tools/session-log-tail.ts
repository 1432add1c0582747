import { appendFile } from 'node:fs/promises';
import type { PanelSession } from '../test/browsers/browser.ts';

/** What `readLog` of the panel returns: at most 2,000 lines, and the number of the line after them. */
interface LogPart {
  lines: string[];
  next: number;
}

/** Follows the session log of the panel, and appends it to a file. */
export class SessionLogTail {
  readonly #session: PanelSession;
  readonly #path: string;
  readonly #onLine: (line: string) => void;
  #next = 0;

  constructor(session: PanelSession, path: string, onLine: (line: string) => void) {
    this.#session = session;
    this.#path = path;
    this.#onLine = onLine;
  }

  /** Takes over what the panel has recorded since the last call. Calls must not overlap. */
  async pull(): Promise<void> {
    for (;;) {
      const part = parsePart(await this.#session.evaluateInPanel<unknown>(`wirescope.readLog(${this.#next})`));
      if (part.lines.length === 0) return;
      this.#next = part.next;
      await appendFile(this.#path, part.lines.map((line) => `${line}\n`).join(''));
      part.lines.forEach(this.#onLine);
    }
  }
}

function parsePart(value: unknown): LogPart {
  if (typeof value === 'object' && value !== null && 'lines' in value && 'next' in value) {
    const { lines, next } = value;
    if (Array.isArray(lines) && lines.every((line) => typeof line === 'string') && typeof next === 'number') {
      return { lines, next };
    }
  }
  throw new Error('The panel did not answer with lines of the session log');
}
