/** One line of the session log, as a terminal shows it. */
import { terminalText } from './terminal-text.ts';

const TEXT_LIMIT = 100;
const BYTES_LIMIT = 24;
const ARROWS: Record<string, string> = { sent: '↑', received: '↓' };

/** Prints lines of the log; it remembers which connection is called what. */
export class LogPrinter {
  readonly #names = new Map<string, string>();

  /** The text for one line of the log, or undefined when it is no message, and nothing to show. */
  format(line: string): string | undefined {
    const entry = parseEntry(line);
    const connection = stringIn(entry, 'connection') ?? stringIn(entry, 'id') ?? '';
    if (entry.type === 'connection') this.#names.set(connection, nameOf(stringIn(entry, 'url'), connection));
    if (entry.type !== 'message') return undefined;
    const name = this.#names.get(connection) ?? connection;
    const arrow = ARROWS[String(entry.direction)] ?? '?';
    const size = `${Number(entry.size)} B`.padStart(8);
    return `${timeOf(Number(entry.at))} ${arrow} ${terminalText(name, 40).padEnd(11)} ${size}  ${contentOf(entry)}`;
  }
}

function contentOf(entry: Record<string, unknown>): string {
  const data = stringIn(entry, 'data') ?? '';
  if (entry.opcode !== 'binary' && entry.encoding !== 'base64') return terminalText(data, TEXT_LIMIT);
  // Four characters of base64 hold three bytes.
  const bytes = Buffer.from(data.slice(0, Math.ceil((BYTES_LIMIT + 1) / 3) * 4), 'base64');
  const hex = bytes.subarray(0, BYTES_LIMIT).toString('hex').replace(/..\B/g, '$& ');
  return bytes.length > BYTES_LIMIT ? `${hex} …` : hex;
}

/** The path is enough to tell the connections of a page apart. */
function nameOf(url: string | undefined, connection: string): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).pathname : connection;
}

/** Local time with milliseconds. @param at in milliseconds since 1970 */
function timeOf(at: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '--:--:--.---';
  const pad = (value: number, length: number): string => String(value).padStart(length, '0');
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map((value) => pad(value, 2)).join(':');
  return `${clock}.${pad(date.getMilliseconds(), 3)}`;
}

function parseEntry(line: string): Record<string, unknown> {
  const value: unknown = JSON.parse(line);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function stringIn(entry: Record<string, unknown>, name: string): string | undefined {
  const value = entry[name];
  return typeof value === 'string' ? value : undefined;
}
