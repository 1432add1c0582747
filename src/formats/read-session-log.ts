import { isRecord } from '../protocol/parsed.ts';
import type { SessionEvent } from '../session/session-event.ts';
import { parseLogLine } from './parse-log-line.ts';
import { RecordingReader } from './recording.ts';
import { SESSION_LOG_VERSION } from './session-log.ts';

/** One line of a file could not be read. The lines before and after it are none the worse. */
export class SessionLogError extends Error {
  override readonly name: string = 'SessionLogError';
  /** From 1. */
  readonly line: number;

  constructor(line: number, problem: string, options?: ErrorOptions) {
    super(`line ${line}: ${problem}`, options);
    this.line = line;
  }
}

/** The file is of a version that is not read: it is refused whole, because what its lines mean would be a guess. */
export class SessionLogVersionError extends SessionLogError {
  /** Whether a later version of Wirescope has written it. */
  readonly isNewer: boolean;

  constructor(line: number, version: unknown) {
    super(line, `version ${JSON.stringify(version)} is not known`);
    this.isNewer = typeof version === 'number' && version > SESSION_LOG_VERSION;
  }
}

/** Reads a session log, or a recording, line by line. */
export class SessionLogReader {
  #line = 0;
  /** What reads a line; null until the first has told what the file is. */
  #read: ((record: Record<string, unknown>) => SessionEvent[]) | null = null;

  /**
   * The events that the next line stands for: none for the header and for an empty line.
   * @throws SessionLogError when the line is not understood; the reader can go on with the next one.
   */
  readLine(text: string): SessionEvent[] {
    this.#line++;
    if (text.trim() === '') return [];
    const record = this.#parse(text);
    try {
      return this.#read ? this.#read(record) : this.#begin(record);
    } catch (cause) {
      if (cause instanceof SessionLogVersionError) throw cause;
      throw this.#error(cause instanceof Error ? cause.message : 'unreadable', cause);
    }
  }

  /** Passes the next line over, which counts all the same. */
  skipLine(): void {
    this.#line++;
    this.#read ??= readEvent;
  }

  #begin(record: Record<string, unknown>): SessionEvent[] {
    if (typeof record.system === 'string') {
      const recording = new RecordingReader();
      this.#read = (row) => recording.row(row);
      return recording.begin(record);
    }
    this.#read = readEvent;
    if (record.type !== 'session') throw new Error('the first line is not the header of a session log');
    if (record.version === SESSION_LOG_VERSION) return [];
    this.#read = () => [];
    throw new SessionLogVersionError(this.#line, record.version);
  }

  #parse(text: string): Record<string, unknown> {
    let record: unknown;
    try {
      record = JSON.parse(text);
    } catch (cause) {
      throw this.#error('not JSON', cause);
    }
    if (!isRecord(record)) throw this.#error('not a JSON object');
    return record;
  }

  #error(problem: string, cause?: unknown): SessionLogError {
    this.#read ??= readEvent; // a header that is damaged is no reason to lose the rest
    return new SessionLogError(this.#line, problem, cause === undefined ? {} : { cause });
  }
}

const readEvent = (line: Record<string, unknown>): SessionEvent[] => [parseLogLine(line)];

export interface ReadLog {
  readonly events: readonly SessionEvent[];
  /** One for each line that could not be read, in order. */
  readonly errors: readonly SessionLogError[];
}

/** Reads a whole file; what cannot be read is told and left out. */
export function readSessionLog(text: string): ReadLog {
  const reader = new SessionLogReader();
  const events: SessionEvent[] = [];
  const errors: SessionLogError[] = [];
  for (const line of text.split('\n')) {
    try {
      events.push(...reader.readLine(line));
    } catch (error) {
      if (!(error instanceof SessionLogError)) throw error;
      errors.push(error);
    }
  }
  return { events, errors };
}
