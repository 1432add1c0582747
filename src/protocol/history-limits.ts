import {
  HISTORY_BYTES,
  HISTORY_BYTES_LEAST,
  HISTORY_BYTES_MOST,
  HISTORY_MESSAGES,
  HISTORY_MESSAGES_MOST,
  PAYLOAD_LIMIT,
  PAYLOAD_LIMIT_MOST,
  PREVIEW_SIZE,
} from './limits.ts';
import { isCount, isRecord } from './parsed.ts';

/** What a document keeps, and how much of it travels unasked: the user's choice. */
export interface HistoryLimits {
  readonly messages: number;
  /** Of payloads and what is noted of each message. */
  readonly bytes: number;
  /** Bytes of a payload, or units of a text, that travel whole. */
  readonly payload: number;
}

export const DEFAULT_LIMITS: HistoryLimits = {
  messages: HISTORY_MESSAGES,
  bytes: HISTORY_BYTES,
  payload: PAYLOAD_LIMIT,
};

/** The least and the most that each may be. */
export const LIMIT_RANGES: Readonly<Record<keyof HistoryLimits, readonly [least: number, most: number]>> = {
  messages: [1, HISTORY_MESSAGES_MOST],
  bytes: [HISTORY_BYTES_LEAST, HISTORY_BYTES_MOST],
  payload: [PREVIEW_SIZE, PAYLOAD_LIMIT_MOST],
};

/** Where it is stored: under `limits` of what has this key. */
export const CAPTURE_SETTING = 'capture';

/** Undefined unless every limit is there and within its range. */
export function parseHistoryLimits(raw: unknown): HistoryLimits | undefined {
  if (!isRecord(raw)) return undefined;
  const { messages, bytes, payload } = raw;
  const isIn = (value: unknown, [least, most]: readonly [number, number]): value is number =>
    isCount(value) && value >= least && value <= most;
  if (!isIn(messages, LIMIT_RANGES.messages) || !isIn(bytes, LIMIT_RANGES.bytes)) return undefined;
  return isIn(payload, LIMIT_RANGES.payload) ? { messages, bytes, payload } : undefined;
}
