import { utf8Text } from '../utf8-text.ts';
import type { MessageType } from './message-type.ts';
import { scalarAt } from './proto-values.ts';
import { type ProtoMessage, readMessage } from './read-message.ts';

/** https://protobuf.dev/reference/protobuf/google.protobuf/#timestamp: the years 1 to 9999. */
const TIMES = { least: -62_135_596_800, most: 253_402_300_799 };
/** https://protobuf.dev/reference/protobuf/google.protobuf/#duration: 10,000 years. */
const LONGEST_DURATION = 315_576_000_000;
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/;
const DURATION = /^(-?)(\d{1,12})(?:\.(\d{1,9}))?s$/;

export interface Seconds {
  readonly seconds: number;
  readonly nanos: number;
}

/** A Timestamp or a Duration as the text that JSON has for it; undefined when it is neither, or out of its range. */
export function timeText(message: ProtoMessage): string | undefined {
  const { name } = message.type;
  if (name !== 'google.protobuf.Timestamp' && name !== 'google.protobuf.Duration') return undefined;
  const time = secondsIn(message);
  if (!time || Math.abs(time.nanos) > 999_999_999) return undefined;
  return name === 'google.protobuf.Timestamp' ? timestampText(time) : durationText(time);
}

function timestampText({ nanos, seconds }: Seconds): string | undefined {
  if (seconds < TIMES.least || seconds > TIMES.most || nanos < 0) return undefined;
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}${fractionText(nanos)}Z`;
}

function durationText({ nanos, seconds }: Seconds): string | undefined {
  if (Math.abs(seconds) > LONGEST_DURATION || seconds * nanos < 0) return undefined;
  return `${seconds < 0 || nanos < 0 ? '-' : ''}${Math.abs(seconds)}${fractionText(Math.abs(nanos))}s`;
}

/** Nothing, or three, six or nine digits. */
function fractionText(nanos: number): string {
  const digits = String(nanos)
    .padStart(9, '0')
    .replace(/(?:000)+$/, '');
  return digits === '' ? '' : `.${digits}`;
}

/** What `timeText` has made of a Timestamp or a Duration; undefined when the text is none. */
export function secondsOf({ name }: MessageType, text: string): Seconds | undefined {
  if (name === 'google.protobuf.Timestamp') {
    const [, time, fraction] = TIME.exec(text) ?? [];
    const seconds = Date.parse(`${time}Z`) / 1000;
    return Number.isNaN(seconds) ? undefined : { seconds, nanos: nanosOf(fraction) };
  }
  const [, sign, whole, fraction] = DURATION.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const factor = sign === '-' ? -1 : 1;
  return { seconds: factor * Number(whole) || 0, nanos: factor * nanosOf(fraction) || 0 };
}

const nanosOf = (fraction = ''): number => Number(fraction.padEnd(9, '0'));

/** Seconds (1) and nanoseconds (2), each at most once, in this order; undefined for anything else. */
function secondsIn({ bytes, entries }: ProtoMessage): Seconds | undefined {
  const values = [0, 0];
  let last = 0;
  for (const entry of entries) {
    const value = scalarAt(bytes, entry);
    if (typeof value !== 'number' || entry.number <= last) return undefined;
    last = entry.number;
    values[last - 1] = value;
  }
  const [seconds = 0, nanos = 0] = values;
  return { seconds, nanos };
}

/** What is in an Any, whose type must be one of those that are loaded; undefined otherwise. */
export interface AnyContent {
  readonly url: string;
  readonly message: ProtoMessage;
}

export function anyContent({ bytes, entries, type }: ProtoMessage): AnyContent | undefined {
  const [name, value, more] = entries;
  if (type.name !== 'google.protobuf.Any' || name?.field?.name !== 'type_url' || more) return undefined;
  if (value && value.field?.name !== 'value') return undefined;
  const url = utf8Text(bytes, name.at, name.end);
  const inner = type.others.get(url.slice(url.lastIndexOf('/') + 1));
  if (!inner) return undefined;
  try {
    return { url, message: readMessage(inner, bytes, value?.at ?? name.next, value?.end ?? name.next) };
  } catch {
    return undefined; // it is shown as the bytes that it is
  }
}
