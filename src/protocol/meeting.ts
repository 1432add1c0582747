import type { ToGate } from './gate.ts';
import type { PackedMessages } from './packed-messages.ts';
import type { ToPage } from './to-page.ts';

/** How hook and relay meet and speak, in the one page that they share. */

/**
 * The type of the one event by which they meet, on `document.fonts`. Both are done with it before the page's first
 * script runs. Not on the window: a frame may keep that of its initial empty document, where its parent can have
 * listeners by then; nor on anything whose events pass through the window.
 */
export const MEETING = 'wirescope:meet';

/**
 * The type of the event, on the private port, by which the hook asks whether anybody listens when the document goes.
 * The relay cancels it when its way to the background is open, whether or not the panel has had time to subscribe.
 */
export const LEAVING = 'leaving';

/** The type of the event by which the relay answers, before it cancels: its data is the last `seq` that need not be sent again. */
export const SENT_ON = 'sent-on';

/** The type of the event, on the private port, that carries a batch when there is no time for a task. */
export const LAST_BATCH = 'last';

/**
 * Firefox only: the types of the events, on the private port, that carry a batch, and the `seq` of an acknowledgement.
 * Messages of a port would wait behind all that the network has for the page: in a flood for seconds.
 */
export const BATCH = 'batch';
export const ACKNOWLEDGED = 'acknowledged';

/** The type of the event, on the private port, by which the relay says that `document.open` has removed all listeners. */
export const EMPTIED = 'emptied';

/**
 * The type of the events, on private ports, by which the hooks of frames of one origin come to share what they know of
 * each other's functions. The relay names the port of another frame to its hook as the `source` of such an event.
 */
export const KIN = 'kin';

/**
 * The types of the events, on the private port, by which the gates of a document and the engine of its rules speak: what
 * is decided at once is done at once. The engine cancels what it has heard; without data, it is asked whether it is there.
 */
export const GATED = 'gated';
export const TO_GATE = 'to-gate';

/** What the hook of a worker posts to ask whether the engine still is there, which answers with `gates`. */
export const GATED_STILL = 'gated?';

/** What the hook posts, once, when the page uses its first socket. Everything else that it posts is a batch. */
export const ACTIVE = 'active';

/** The relay, or the engine of the rules, to the hook: the panel's commands, each subscription with a number of its own. */
export type ToHook =
  | ToGate
  | Exclude<ToPage, { type: 'subscribe' }>
  | { readonly type: 'subscribe'; readonly after: number; readonly subscription: number };

/**
 * The hook, to the relay. A batch of an earlier subscription may still be on its way when a new one begins: it would
 * pass for a gap, so it carries the number of its own.
 */
export interface HookBatch<Envelope> {
  readonly subscription: number;
  /** The `seq` of its last envelope, packed or not. */
  readonly last: number;
  readonly envelopes: readonly Envelope[];
  readonly packed?: PackedMessages;
}

/**
 * Firefox only: how workers come in. `WORD` is the type of the event, on the private port, that tells the relay the word
 * by which the hooks of this frame's workers make themselves known; its data is the word.
 */
export const WORD = 'word';

/** A worker has been made: the type of the event on the private port. Its data is a port, its `lastEventId` a number. */
export const MADE = 'made';

/** That worker has been terminated: likewise, without a port. */
export const ENDED = 'ended';

/** What a relay posts to the hook of a shared worker, to hear a `WorkerGreeting`. */
export const GREETING = 'greeting';

/** The first message of a worker's hook, and the answer of a shared worker's to a greeting. */
export interface WorkerGreeting {
  readonly url: string;
  /** When the worker began, ms since the Unix epoch. */
  readonly timeOrigin: number;
  /** It has used a socket: what a document says with `ACTIVE`. */
  readonly active: boolean;
}

/** The hook of a worker, to its relay: it has made another worker (the message has a port), or one has ended. */
export interface WorkerNews {
  readonly made?: number;
  readonly ended?: number;
}

/** The number of the worker that says so. */
export const ITSELF = 0;
