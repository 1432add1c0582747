import type { Envelope, RefusalReason } from '../protocol/from-page.ts';
import { PARCEL_LIMIT } from '../protocol/limits.ts';
import { lengthOfData } from '../protocol/parcel.ts';
import type { Payload } from '../protocol/payload.ts';
import type { FromPanel } from '../protocol/routing.ts';
import type { UserCommand } from '../protocol/to-page.ts';
import { needsParcel, type ParcelSizes, Parcels } from './parcels.ts';
import type { SessionEvent } from './session-event.ts';

/**
 * What came of a user's command. `sent`: it was carried out, whatever it was · `gone`: the page was left before an
 * answer came · `too-big`: no browser sends so much, not tried · `no-room`: the page cannot hold it · `cancelled`: by the
 * user, before it was whole in the page · `unsupported`: only a WebSocket can be sent on · `unknown`: the answer may be
 * among messages that were lost.
 */
export type CommandOutcome =
  | 'sent'
  | 'gone'
  | 'too-big'
  | 'no-room'
  | 'cancelled'
  | 'unsupported'
  | 'unknown'
  | RefusalReason;

/** What the user made a message from: the `seq` of another one of its connection, changed or not. */
export interface Origin {
  readonly seq: number;
  readonly isEdited: boolean;
}

/** What a command does, without the names that the receiver gives it. */
export type CommandBody =
  | { readonly type: 'send' | 'inject'; readonly payload: Payload }
  | { readonly type: 'close'; readonly code: number | null; readonly reason: string };

/** As the page names its connection. */
interface Named {
  readonly connectionId: string;
}

interface Pending {
  readonly documentId: string;
  readonly message: UserCommand;
  readonly origin: Origin | undefined;
  readonly settle: (outcome: CommandOutcome) => void;
  /** It goes in parts: what comes later for its connection waits for its end. */
  readonly isParcel: boolean;
  isOut: boolean;
}

/** How commands leave the panel. */
export interface CommandWays {
  readonly post: (message: FromPanel) => void;
  /** Whether it speaks without a port, which has limits. */
  readonly isOwn: (documentId: string) => boolean;
}

export interface CommandOptions {
  /** Calls `then` when what is there has had the time to say hello to a new background. Never unless told. */
  readonly whenSettled?: (then: () => void) => void;
  /** Unless told, those of the protocol. */
  readonly sizes?: ParcelSizes;
}

/** The commands whose outcome has not been heard of, in their order. */
export class PendingCommands {
  readonly #pending = new Map<string, Pending>();
  /** The documents that have said hello to the background that is there. */
  readonly #reached = new Set<string>();
  /** Those that are still there have had the time for it. */
  #isSettled: boolean = false;
  #backgrounds = 0;
  /** What is on its way in parts. */
  readonly parcels: Parcels;
  readonly #prefix: string;
  readonly #ways: CommandWays;
  readonly #options: CommandOptions;
  #last = 0;

  /** `prefix` tells this panel's commands from those of an earlier one. */
  constructor(prefix: string, ways: CommandWays, options: CommandOptions = {}) {
    this.#prefix = prefix;
    this.#ways = ways;
    this.#options = options;
    this.parcels = new Parcels(prefix, ways.post, options.sizes);
  }

  /** Gives it to the document, after those before it of its connection. Resolves when the outcome is known. */
  add(documentId: string, what: CommandBody & Named, origin?: Origin): Promise<CommandOutcome> {
    const message: UserCommand = { ...what, commandId: `${this.#prefix}-${++this.#last}` };
    const payload = 'payload' in message ? message.payload : undefined;
    if (payload && lengthOfData(payload.data) > PARCEL_LIMIT) return Promise.resolve('too-big');
    if (this.#isSettled && !this.#isReached(documentId)) return Promise.resolve('gone');
    const isParcel =
      payload !== undefined && needsParcel(payload, this.#options.sizes) && !this.#ways.isOwn(documentId);
    return new Promise((settle) => {
      this.#pending.set(message.commandId, { documentId, message, origin, settle, isParcel, isOut: false });
      this.#goOn(documentId, message.connectionId);
    });
  }

  /** There is another background: what is given out before a document has said hello to it would be lost, or overtaken. */
  reconnected(): void {
    this.#reached.clear();
    this.#isSettled = false;
    this.#backgrounds++;
  }

  /** It has begun to listen. A document that went while there was none is told of by nobody: it says no hello. */
  ready(): void {
    const background = this.#backgrounds;
    this.#options.whenSettled?.(() => {
      if (background !== this.#backgrounds) return;
      this.#isSettled = true;
      const waiting = [...this.#pending.values(), ...this.parcels.current];
      for (const { documentId } of waiting) if (!this.#isReached(documentId)) this.gone(documentId);
    });
  }

  #isReached(documentId: string): boolean {
    return this.#reached.has(documentId) || this.#ways.isOwn(documentId);
  }

  /** A document has said hello, maybe again: it may not have heard some. */
  repeat(documentId: string): void {
    this.#reached.add(documentId);
    this.parcels.repeat(documentId);
    const ofDocument = [...this.#pending.values()].filter((pending) => pending.documentId === documentId);
    for (const pending of ofDocument) if (!pending.isParcel) pending.isOut = false;
    for (const id of new Set(ofDocument.map(({ message }) => message.connectionId))) this.#goOn(documentId, id);
  }

  /** Only the panel that sent it knows what a message was made from. */
  withOrigin(event: SessionEvent, { body }: Envelope): SessionEvent {
    if (event.type !== 'message' || body.type !== 'sent' || body.commandId === undefined) return event;
    const origin = this.#pending.get(body.commandId)?.origin;
    return origin ? { ...event, resentFrom: origin.seq, ...(origin.isEdited ? { edited: true } : {}) } : event;
  }

  gone(documentId: string): void {
    this.#reached.delete(documentId); // nothing that waits is given out
    this.parcels.gone(documentId);
    for (const [commandId, pending] of [...this.#pending]) {
      if (pending.documentId === documentId) this.#settle(commandId, 'gone');
    }
  }

  /** An envelope may tell the outcome of one, or that it was lost. */
  heard({ body, connectionId }: Envelope, documentId: string): void {
    if (body.type === 'lost') this.#loseAll(documentId);
    if (body.type === 'closed') this.#closed(documentId, connectionId);
    const commandId = 'commandId' in body ? body.commandId : undefined;
    if (commandId !== undefined) this.#settle(commandId, body.type === 'refused' ? body.reason : 'sent');
  }

  /** What waits for its turn is not carried to a connection that has closed; then what is on its way goes no further. */
  #closed(documentId: string, connectionId: string): void {
    for (const [commandId, { documentId: of, isOut, isParcel, message }] of [...this.#pending]) {
      const isOfIt = of === documentId && message.connectionId === connectionId;
      if (isOfIt && isParcel && !isOut) this.#settle(commandId, 'not-open');
    }
    this.parcels.closed(documentId, connectionId);
  }

  /** The outcome of those that were given out may be among what was lost. */
  #loseAll(documentId: string): void {
    const onTheWay = this.parcels.current.filter(({ isPosted }) => !isPosted);
    for (const [commandId, { documentId: of, isOut }] of [...this.#pending]) {
      const isInPanel = !isOut || onTheWay.some(({ command }) => command.commandId === commandId);
      if (of === documentId && !isInPanel) this.#settle(commandId, 'unknown');
    }
  }

  /** Gives out those of a connection that wait for nothing. */
  #goOn(documentId: string, connectionId: string): void {
    if (!this.#isReached(documentId)) return;
    for (const [commandId, pending] of this.#pending) {
      const { isOut, isParcel, message } = pending;
      if (pending.documentId !== documentId || message.connectionId !== connectionId) continue;
      pending.isOut = true;
      if (!isOut && isParcel) this.#begin(commandId, pending);
      else if (!isOut) this.#ways.post({ type: 'to-document', documentId, message });
      if (isParcel) return;
    }
  }

  #begin(commandId: string, { documentId, message }: Pending): void {
    if (message.type === 'close') return;
    const { connectionId, payload, type } = message;
    // When it has been taken, the hook says what came of it.
    this.parcels.begin(documentId, { type, commandId, connectionId }, payload, (end) => {
      if (end !== 'taken') this.#settle(commandId, end);
    });
  }

  #settle(commandId: string, outcome: CommandOutcome): void {
    const pending = this.#pending.get(commandId);
    if (!pending) return;
    this.#pending.delete(commandId);
    if (pending.isParcel) this.parcels.forget(commandId);
    pending.settle(outcome);
    this.#goOn(pending.documentId, pending.message.connectionId);
  }
}
