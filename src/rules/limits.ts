import { COMMAND_PAYLOAD_LIMIT, FACT_LENGTH } from '../protocol/limits.ts';

/** Bounds of rules. Times are in ms, sizes in bytes. */

export const RULES_MOST = 1_000;
export const NAME_LENGTH = 1_000;
/** Of a connection: two ids of at most 100 characters. */
export const ADDRESS_LENGTH = 201;
export const QUERY_LENGTH = 10_000;
export const PATTERN_LENGTH = 10_000;
export const URL_LENGTH = FACT_LENGTH;
/** A day: nobody waits longer, and timers hold no more than 24 of them. */
export const WAIT_MOST = 86_400_000;
export const STEPS_MOST = 100;
export const COPIES_MOST = 1_000;
export const WINDOW_MOST = 1_000;
export const REPLIES_MOST = 100_000;
/** Characters: base64 takes four for three bytes. */
export const PAYLOAD_LENGTH = Math.ceil(COMMAND_PAYLOAD_LIMIT / 3) * 4;

/** Text units of a message that a rule's regular expression, or its JSON path, looks at. */
export const LOOKED_AT = 4 * 1024 * 1024;
