import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { SessionLogError, SessionLogReader } from '../formats/read-session-log.ts';
import { DecodedLines } from './decoded-lines.ts';
import { textLines } from './text-lines.ts';

/** Lines of the file that are decoded at once. */
const LINES = 1_000;

/**
 * Writes a line for each message of a session log or a recording; `-` is standard input. Returns what could not be
 * read of it; null when all could.
 * @throws Error when there is no such file, or nothing in it is a line of a log.
 */
export async function decodeFile(path: string, out: Writable): Promise<string | null> {
  const name = path === '-' ? 'standard input' : path;
  const reader = new SessionLogReader();
  const decoded = new DecodedLines();
  const errors: SessionLogError[] = [];
  let [lines, events] = [0, 0];
  for await (const line of namedLines(path, name)) {
    events += decoded.append(eventsOf(reader, line, errors));
    if (++lines % LINES === 0) await write(out, decoded.settled());
  }
  await write(out, decoded.all());
  const [first] = errors;
  if (lines === 0) throw new Error(`${name} is empty`);
  if (!first) return null;
  if (events === 0) throw new Error(`${name} is neither a session log nor a recording: ${first.message}`);
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more lines that could not be read)`;
  return `${name}: ${first.message}${more}`;
}

async function* namedLines(path: string, name: string): AsyncGenerator<string> {
  try {
    yield* textLines(path === '-' ? process.stdin : createReadStream(path));
  } catch (cause) {
    throw new Error(`${name} cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

/** What the system calls it, without its own name of the call. */
const reasonOf = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).replace(/^[A-Z]+: ([^,]*),.*$/s, '$1');

function eventsOf(reader: SessionLogReader, line: string, errors: SessionLogError[]) {
  try {
    return reader.readLine(line);
  } catch (error) {
    if (!(error instanceof SessionLogError)) throw error;
    errors.push(error);
    return [];
  }
}

async function write(out: Writable, lines: AsyncIterable<string>): Promise<void> {
  for await (const line of lines) if (!out.write(line)) await once(out, 'drain');
}
