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

/** The type of the event, on the private port, that carries a batch when there is no time for a task. */
export const LAST_BATCH = 'last';

/**
 * The type of the events, on private ports, by which the hooks of frames of one origin come to share what they know of
 * each other's functions. The relay names the port of another frame to its hook as the `source` of such an event.
 */
export const KIN = 'kin';

/** What the hook posts, once, when the page uses its first socket. Everything else that it posts is a batch. */
export const ACTIVE = 'active';

/** The relay, to the hook: the panel's commands, each subscription with a number of its own. */
export type ToHook =
  | Exclude<ToPage, { type: 'subscribe' }>
  | { readonly type: 'subscribe'; readonly after: number; readonly subscription: number };

/**
 * The hook, to the relay. A batch of an earlier subscription may still be on its way when a new one begins: it would
 * pass for a gap, so it carries the number of its own.
 */
export interface HookBatch<Envelope> {
  readonly subscription: number;
  readonly envelopes: readonly Envelope[];
}
