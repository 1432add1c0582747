import { signal } from '@preact/signals';
import { exportSessionLog, type RowChoice } from '../../formats/session-log.ts';
import type { Session } from '../../session/session.ts';
import { sessionLogName } from '../text/file-name.ts';
import { hostOf } from '../text/url-parts.ts';
import { nextTask } from './next-task.ts';

const SLICE = 8;
const PART = 1024 * 1024;
export const SESSION_LOG_TYPE = 'application/x-ndjson';

export interface SessionLogFile {
  readonly name: string;
  readonly parts: string[];
}

/** Writes session logs, in slices, so that a session of a million messages does not stop the panel. */
export class ExportStore {
  /** Lines that are written so far; null when nothing is being exported. */
  readonly lines = signal<number | null>(null);
  /** Whether cookies and credentials of handshakes go into the file; they are blanked unless the user says otherwise. */
  readonly keepSecrets = signal(false);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** `rows`: the messages to write, when not all. Null when the session was cleared meanwhile, or an export is already under way. */
  async write(at: number, rows: RowChoice | null = null): Promise<SessionLogFile | null> {
    if (this.lines.value !== null) return null;
    this.lines.value = 0;
    try {
      const parts = await this.#parts(rows);
      return parts && { name: sessionLogName(this.#host(), at), parts };
    } finally {
      this.lines.value = null;
    }
  }

  async #parts(rows: RowChoice | null): Promise<string[] | null> {
    const { generation } = this.#session;
    const parts: string[] = [];
    let part: string[] = [];
    let length = 0;
    let lines = 0;
    let end = performance.now() + SLICE;
    for (const line of exportSessionLog(this.#session, { keepSecrets: this.keepSecrets.value, rows })) {
      part.push(line);
      length += line.length;
      lines++;
      if (length < PART && performance.now() < end) continue;
      parts.push(part.join(''));
      part = [];
      length = 0;
      this.lines.value = lines;
      await nextTask();
      if (this.#session.generation !== generation) return null;
      end = performance.now() + SLICE;
    }
    return [...parts, part.join('')];
  }

  #host(): string {
    const documents = [...this.#session.documents.values()];
    return hostOf(documents.findLast(({ context, frameId }) => !context && frameId === 0)?.url ?? '');
  }
}
