import { SessionLogError, SessionLogReader, SessionLogVersionError } from '../../formats/read-session-log.ts';
import { Session } from '../../session/session.ts';
import type { SessionCap } from '../../session/session-content.ts';
import type { SessionEvent } from '../../session/session-event.ts';
import { nextTask } from '../stores/next-task.ts';

/** UTF-16 units of a line: base64 of the largest message that a page keeps has a third of it. */
const LINE_MOST = 256 * 1024 * 1024;
/** Lines without one that is understood, after which a file is something else. */
const PATIENCE = 1_000;
/** Milliseconds of work between two frames. */
const SLICE = 8;

/** `log`: a session log or a recording · `newer`: one of a version to come · `other`: something else. */
export type LogVerdict = 'log' | 'newer' | 'other';

/** Lines that were not understood, and what is wrong with the first of them. */
export interface UnreadLines {
  readonly lines: number;
  readonly first: string;
}

interface LogIntakeOptions {
  /** Lets everything else run. */
  readonly pause?: () => Promise<void>;
  /** In ms. */
  readonly now?: () => number;
  readonly lineMost?: number | undefined;
  /** What the session holds at most, also while it is read. */
  readonly cap?: SessionCap;
}

/** Reads a file into a session of its own, in pieces. The file is as hostile as the page that it tells of. */
export class LogIntake {
  readonly session = new Session();
  readonly #reader = new SessionLogReader();
  readonly #decoder = new TextDecoder();
  readonly #pause: () => Promise<void>;
  readonly #now: () => number;
  readonly #lineMost: number;
  /** The beginning of the line whose end has not come yet; null while one passes that is too long. */
  #begun: string[] | null = [];
  #begunLength = 0;
  #events: SessionEvent[] = [];
  #lines = 0;
  #unread: UnreadLines = { lines: 0, first: '' };
  #verdict: LogVerdict = 'other';
  #isRefused: boolean = false;

  constructor({ pause = nextTask, now = () => performance.now(), lineMost = LINE_MOST, cap }: LogIntakeOptions = {}) {
    this.#pause = pause;
    this.#now = now;
    this.#lineMost = lineMost;
    if (cap) this.session.cap = cap;
  }

  get unread(): UnreadLines {
    return this.#unread;
  }

  get verdict(): LogVerdict {
    return this.#verdict;
  }

  /** False when the rest of the file cannot change what it is. */
  get wantsMore(): boolean {
    return !this.#isRefused && (this.#verdict === 'log' || this.#unread.lines < PATIENCE);
  }

  /** The next bytes of the file. */
  async take(bytes: Uint8Array): Promise<void> {
    const lines = this.#decoder.decode(bytes, { stream: true }).split('\n');
    const rest = lines.pop() ?? '';
    let end = this.#now() + SLICE;
    for (const line of lines) {
      this.#extend(line);
      this.#endLine();
      if (this.#now() < end) continue;
      this.#flush();
      await this.#pause();
      end = this.#now() + SLICE;
    }
    this.#extend(rest);
    this.#flush();
  }

  /** That was all. */
  end(): void {
    this.#extend(this.#decoder.decode());
    if (this.#begunLength > 0) this.#endLine();
    this.#flush();
  }

  #extend(text: string): void {
    this.#begunLength += text.length;
    if (this.#begunLength > this.#lineMost) this.#begun = null;
    this.#begun?.push(text);
  }

  #endLine(): void {
    const line = this.#begun?.join('');
    this.#begun = [];
    this.#begunLength = 0;
    this.#lines++;
    if (!this.wantsMore) return;
    if (line === undefined) {
      this.#reader.skipLine();
      return this.#tell(`line ${this.#lines}: longer than ${this.#lineMost} characters`);
    }
    try {
      const events = this.#reader.readLine(line);
      for (const event of events) this.#events.push(event);
      if (line.trim() !== '') this.#verdict = 'log';
    } catch (error) {
      if (!(error instanceof SessionLogError)) throw error;
      if (error instanceof SessionLogVersionError) this.#refuse(error);
      this.#tell(error.message);
    }
  }

  #refuse({ isNewer }: SessionLogVersionError): void {
    this.#isRefused = true;
    if (isNewer) this.#verdict = 'newer';
  }

  #tell(problem: string): void {
    const { first, lines } = this.#unread;
    this.#unread = { lines: lines + 1, first: first === '' ? problem : first };
  }

  #flush(): void {
    this.session.append(this.#events);
    this.#events = [];
  }
}
