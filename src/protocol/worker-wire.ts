import { fromBase64, toBase64 } from './base64.ts';
import { BATCH_MESSAGES } from './limits.ts';
import type { ToHook } from './meeting.ts';
import { isCount, isRecord } from './parsed.ts';

/**
 * How the background and the hook of a worker speak: through the browser's debugger, in texts of JSON. Bytes travel as
 * `{ "base64": … }` (RFC 4648, section 4).
 */

/** What the source text of the one object has by which a background finds a hook again. */
export const MARKER = 'wirescope:worker-hook';

/** Where the built hook is, in the root of the extension, and the variable that holds its marker there. */
export const WORKER_HOOK_FILE = 'src/page/workers/worker-hook.js';
export const WORKER_HOOK_NAME = 'workerHook';

interface Base64 {
  readonly base64: string;
}

const isBase64 = (raw: unknown): raw is Base64 => isRecord(raw) && typeof raw.base64 === 'string';

/**
 * What the hook of a worker says, its bytes in their place: a batch, a piece of a payload, or what waits at a gate. All
 * stay unread. `gated` is null for the question whether there still is an engine.
 */
export type WorkerText =
  | { readonly subscription: number; readonly envelopes: unknown[] }
  | { readonly piece: unknown }
  | { readonly gated: unknown };

/** Undefined when `text` is none of these. */
export function parseWorkerText(text: string): WorkerText | undefined {
  const raw = parseJson(text);
  if (!isRecord(raw)) return undefined;
  if (isRecord(raw.piece)) return { piece: withData(raw.piece) };
  if (isRecord(raw.gated) || raw.gated === null) return { gated: withBytes(raw.gated, 'what') };
  if (!isCount(raw.subscription) || !Array.isArray(raw.envelopes)) return undefined;
  if (raw.envelopes.length > BATCH_MESSAGES) return undefined;
  return { subscription: raw.subscription, envelopes: raw.envelopes.map((envelope) => withBytes(envelope, 'body')) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `part`: where a payload may be. */
function withBytes(raw: unknown, part: 'body' | 'what'): unknown {
  const holder = isRecord(raw) ? raw[part] : undefined;
  if (!isRecord(raw) || !isRecord(holder) || !isRecord(holder.payload)) return raw;
  return { ...raw, [part]: { ...holder, payload: withData(holder.payload) } };
}

/** What is no base64 is refused, with its envelope, where that is parsed: its number is missing then. */
const withData = (raw: Record<string, unknown>) =>
  isBase64(raw.data) ? { ...raw, data: fromBase64(raw.data.base64) } : raw;

/** A command for the hook of a worker, as the text that it takes. */
export function workerCommand(message: ToHook): string {
  return JSON.stringify(message, (_key, value: unknown) =>
    value instanceof ArrayBuffer ? { base64: toBase64(value) } : value,
  );
}
