import type { FromGate } from '../protocol/gate.ts';
import type { ToHook } from '../protocol/meeting.ts';
import type { HookPiece } from '../protocol/piece.ts';
import type { Journal } from './journal.ts';
import type { HookPayload } from './journal-entry.ts';
import type { NativeText } from './native-text.ts';

/** What the other side may ask. The way is out of the page's reach, so these need no parser. */
export type Handle = (message: ToHook) => void;

/** The hook's end of the way out of its realm: a document's leads to the relay, a worker has another one. */
export interface Link {
  /** Something was added to the journal. `isAlone`: in an event, with nothing of the page on the stack. */
  changed(isAlone?: boolean): void;
  /** Posts what was asked for. */
  answer(piece: HookPiece): void;
  /**
   * Tells the engine of what waits; null: asks whether it is there. It may answer before this returns. False when
   * nobody has heard.
   */
  gated(item: FromGate<HookPayload> | null): boolean;
}

/** Opens the way. Must run before the first script of the page or worker. */
export type Connect = (win: typeof globalThis, journal: Journal, handle: Handle, text: NativeText) => Link;
