import type { Envelope, RefusalReason } from '../protocol/from-page.ts';
import type { Payload } from '../protocol/payload.ts';
import type { UserCommand } from '../protocol/to-page.ts';
import type { SessionEvent } from './session-event.ts';

/**
 * What came of a user's command. `sent`: it was carried out, whatever it was · `gone`: the page was left before an
 * answer came · `too-big`: over 16 MiB, not tried · `unsupported`: only a WebSocket can be sent on ·
 * `unknown`: the answer may be among messages that were lost.
 */
export type CommandOutcome = 'sent' | 'gone' | 'too-big' | 'unsupported' | 'unknown' | RefusalReason;

/** What the user made a message from: the `seq` of another one of its connection, changed or not. */
export interface Origin {
  readonly seq: number;
  readonly isEdited: boolean;
}

/** What a command does, without the names that the receiver gives it. */
export type CommandBody =
  | { readonly type: 'send' | 'inject'; readonly payload: Payload }
  | { readonly type: 'close'; readonly code: number | null; readonly reason: string };

interface Pending {
  readonly documentId: string;
  readonly message: UserCommand;
  readonly origin: Origin | undefined;
  readonly settle: (outcome: CommandOutcome) => void;
}

/** The commands whose outcome has not been heard of. */
export class PendingCommands {
  readonly #pending = new Map<string, Pending>();

  /** Resolves when the outcome is known. */
  add(documentId: string, message: UserCommand, origin?: Origin): Promise<CommandOutcome> {
    return new Promise((settle) => {
      this.#pending.set(message.commandId, { documentId, message, origin, settle });
    });
  }

  /** What a document that has said hello again may not have heard. */
  of(documentId: string): UserCommand[] {
    return [...this.#pending.values()].filter((pending) => pending.documentId === documentId).map((p) => p.message);
  }

  /** Only the panel that sent it knows what a message was made from. */
  withOrigin(event: SessionEvent, { body }: Envelope): SessionEvent {
    if (event.type !== 'message' || body.type !== 'sent' || body.commandId === undefined) return event;
    const origin = this.#pending.get(body.commandId)?.origin;
    return origin ? { ...event, resentFrom: origin.seq, ...(origin.isEdited ? { edited: true } : {}) } : event;
  }

  settleAll(documentId: string, outcome: CommandOutcome): void {
    for (const [commandId, { documentId: of, settle }] of this.#pending) {
      if (of !== documentId) continue;
      this.#pending.delete(commandId);
      settle(outcome);
    }
  }

  /** An envelope may tell the outcome of one, or that it was lost. */
  heard({ body }: Envelope, documentId: string): void {
    if (body.type === 'lost') this.settleAll(documentId, 'unknown');
    const commandId = 'commandId' in body ? body.commandId : undefined;
    if (commandId === undefined) return;
    this.#pending.get(commandId)?.settle(body.type === 'refused' ? body.reason : 'sent');
    this.#pending.delete(commandId);
  }
}
