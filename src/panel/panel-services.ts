import type { ReadonlySignal } from '@preact/signals';
import type english from '../../public/_locales/en/messages.json';
import type { Receiver } from '../session/receiver.ts';
import type { SourcePlace } from '../session/stack-frames.ts';
import type { HandshakePort } from './client/own-handshake.ts';

/** A text of the interface, by its key in `_locales`. */
export type MessageKey = keyof typeof english;

/** Texts of one key each for one and for many: `x_one` and `x_other`. */
export type CountedKey = MessageKey extends infer Key ? (Key extends `${infer Base}_one` ? Base : never) : never;

export type Translate = (key: MessageKey, ...substitutions: string[]) => string;

/**
 * Facts of the host that the user must know. `background-lost`: the extension's background does not answer at the
 * moment · `extension-gone`: the extension was removed or loaded anew, and this panel is dead.
 */
export type NoticeId = 'background-lost' | 'extension-gone';

/** Remembers small pieces of state of the interface. What `read` gives is checked by its reader. */
export interface PanelSettings {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
}

/** What other panels change, too. */
export interface SharedSettings extends PanelSettings {
  /** Hears that it was written, by this panel or that of another tab. Returns what ends it. */
  watch(key: string, listener: () => void): () => void;
  /**
   * Puts what `change` makes of it in its place, while no other panel does the same. Rejects when the browser does not keep
   * it.
   */
  change(key: string, change: (kept: unknown) => unknown): Promise<void>;
}

/** What shows places of scripts. */
export interface Sources {
  /** DevTools; or where these cannot be asked to, a tab of the browser's own, for what is loaded over HTTP. */
  readonly where: 'devtools' | 'tab';
  /** Line and column from 1, as in a stack. False when the browser does not know the script, or does not show it. */
  readonly open: (place: SourcePlace) => Promise<boolean>;
}

/** Everything that the panel needs from where it runs: DevTools, an ordinary page, a test. */
export interface PanelServices {
  readonly receiver: Receiver;
  readonly notice: ReadonlySignal<NoticeId | null>;
  readonly theme: ReadonlySignal<'light' | 'dark'>;
  readonly translate: Translate;
  /** Offers a file to the user. */
  readonly save: (fileName: string, parts: BlobPart[], mediaType: string) => void;
  readonly settings: SharedSettings;
  readonly sources: Sources;
  /** Whether this browser has a debugger for extensions: workers are captured through it, when the user says so. */
  readonly hasDebugger: boolean;
  /** To whoever sets headers of handshakes, for one of them; null where nobody does. */
  readonly openHandshake: (() => HandshakePort) | null;
}
