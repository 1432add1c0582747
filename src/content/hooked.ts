import type { EngineCommand } from '../protocol/engine.ts';
import { LEAVING } from '../protocol/meeting.ts';
import type { HookChannel } from './hook-channel.ts';

/** A hook, and how the panel knows its document or worker. */
export interface Hooked {
  readonly hook: HookChannel;
  readonly documentId: string;
  readonly isWorker: boolean;
}

/** Whoever wants to hear of hooks that come and go. */
export interface HookedListener {
  came(hooked: Hooked): void;
  went(hooked: Hooked): void;
  /** Whether a message of one of them waits for the user. */
  holds(documentId: string, item: number): boolean;
  /** What the user does with what is held in one of them. */
  command(documentId: string, command: EngineCommand): void;
}

/** Properties of the global object that only this extension's content scripts see: the isolated world has its own. */
interface Known {
  wirescopeHooks?: Set<Hooked>;
  wirescopeEngine?: HookedListener;
}

/** What relay and engine of one frame share: two scripts, of which either may be first. */
const known = globalThis as Known;

/** Makes a hook known to the engine, when there is one. Returns what takes it back. */
export function announceHook(hooked: Hooked): () => void {
  known.wirescopeHooks ??= new Set();
  known.wirescopeHooks.add(hooked);
  known.wirescopeEngine?.came(hooked);
  return () => {
    known.wirescopeHooks?.delete(hooked);
    known.wirescopeEngine?.went(hooked);
  };
}

/** The listener hears of all hooks that are there, and that will be. There is one of a frame; a second call gives the first. */
export function listenToHooks<Listener extends HookedListener>(make: () => Listener): Listener {
  const before = known.wirescopeEngine as Listener | undefined; // only this function sets it
  if (before) return before;
  const listener = make();
  known.wirescopeEngine = listener;
  for (const hooked of known.wirescopeHooks ?? []) listener.came(hooked);
  return listener;
}

/** The hook of a document or worker of this frame; undefined when it is not there any more. */
export function hookedAs(documentId: string): Hooked | undefined {
  return [...(known.wirescopeHooks ?? [])].find((hooked) => hooked.documentId === documentId);
}

/** The engine of this frame; undefined where no rules are on. */
export const engineHere = (): HookedListener | undefined => known.wirescopeEngine;

/** Calls `left` when the page of a hook is left; its own hook says so, and the page cannot. Returns what ends it. */
export function whenLeft({ hook, isWorker }: Hooked, left: () => void): () => void {
  const ofFrame = isWorker ? [...(known.wirescopeHooks ?? [])].find((one) => !one.isWorker)?.hook : hook;
  const listening = new AbortController();
  ofFrame?.addEventListener(LEAVING, left, { signal: listening.signal });
  return () => listening.abort();
}
