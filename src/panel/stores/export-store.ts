import { signal } from '@preact/signals';
import { exportSessionLog, type RowChoice } from '../../formats/session-log.ts';
import type { Session } from '../../session/session.ts';
import type { LoadStore } from '../loading/load-store.ts';
import { sessionLogName } from '../text/file-name.ts';
import { hostOf } from '../text/url-parts.ts';
import type { LongAction, LongActionEnd } from './long-action.ts';

/** UTF-16 units that are kept as one string. */
const PART = 1024 * 1024;
export const SESSION_LOG_TYPE = 'application/x-ndjson';

export interface SessionLogFile {
  readonly name: string;
  readonly parts: string[];
  /** Messages of which only the beginning could be had. */
  readonly cut: number;
}

/** Writes session logs, in slices, so that a session of a million messages does not stop the panel. */
export class ExportStore {
  /** Whether cookies and credentials of handshakes go into the file; they are blanked unless the user says otherwise. */
  readonly keepSecrets = signal(false);
  readonly #session: Session;
  readonly #action: LongAction;
  readonly #loading: Pick<LoadStore, 'canLoad' | 'whole'>;

  constructor(session: Session, action: LongAction, loading: Pick<LoadStore, 'canLoad' | 'whole'>) {
    this.#session = session;
    this.#action = action;
    this.#loading = loading;
  }

  /** `rows`: the messages to write, when not all. What ended it, when there is no file. */
  async write(at: number, rows: RowChoice | null = null): Promise<SessionLogFile | Exclude<LongActionEnd, 'done'>> {
    let cut = 0;
    const { generation } = this.#session;
    const completed = await this.#action.run({
      name: 'exporting',
      items: this.#truncated(rows),
      each: async (row) => {
        if (!(await this.#isWhole(row))) cut++;
        return true;
      },
      isValid: () => this.#session.generation === generation,
    });
    if (completed !== 'done') return completed;
    const file = await this.#write(at, rows);
    return typeof file === 'string' ? file : { ...file, cut };
  }

  /** Truncated messages, of which the rest is to be fetched as far as their pages have it. */
  *#truncated(rows: RowChoice | null): Generator<number> {
    for (let row = 0; row < this.#session.rowCount; row++) {
      if (this.#session.hasTrait(row, 'truncated') && (rows?.has(row) ?? true)) yield row;
    }
  }

  async #isWhole(row: number): Promise<boolean> {
    const message = this.#session.messageAt(row);
    return (
      message !== undefined && this.#loading.canLoad(message) && (await this.#loading.whole(message, row)) !== null
    );
  }

  async #write(
    at: number,
    rows: RowChoice | null,
  ): Promise<Omit<SessionLogFile, 'cut'> | Exclude<LongActionEnd, 'done'>> {
    const { generation } = this.#session;
    const parts: string[] = [];
    let part: string[] = [];
    let length = 0;
    const flush = () => {
      parts.push(part.join(''));
      part = [];
      length = 0;
    };
    const end = await this.#action.run({
      name: 'exporting',
      items: exportSessionLog(this.#session, { keepSecrets: this.keepSecrets.value, rows }),
      total: rows ? undefined : this.#session.rowCount,
      each: (line) => {
        part.push(line);
        length += line.length;
        if (length >= PART) flush();
        return true;
      },
      isValid: () => this.#session.generation === generation,
    });
    if (end !== 'done') return end;
    flush();
    return { name: sessionLogName(this.#host(), at), parts };
  }

  #host(): string {
    const documents = [...this.#session.documents.values()];
    return hostOf(documents.findLast(({ context, frameId }) => !context && frameId === 0)?.url ?? '');
  }
}
