/** What waits in the engine of one document, of all its connections; beyond it the oldest goes on. */
export const HELD_MESSAGES = 10_000;
/** Payload bytes, besides those of the largest one. */
export const HELD_BYTES = 64 * 1024 * 1024;
