import { COMMAND_PAYLOAD_LIMIT, PART_SIZE, PARTS_IN_FLIGHT } from '../protocol/limits.ts';
import {
  lengthOfData,
  type ParcelCommand,
  type ParcelFailure,
  type ParcelNews,
  type ParcelStep,
} from '../protocol/parcel.ts';
import { type Payload, wellFormed } from '../protocol/payload.ts';
import type { FromPanel } from '../protocol/routing.ts';

/** A payload that is on its way to a page, in parts. Lengths as in `parcel.ts`. */
export interface Parcel {
  readonly documentId: string;
  readonly command: ParcelCommand;
  readonly length: number;
  /** Up to there the page has it. */
  readonly taken: number;
  /** Every part has been posted, now or before a background died: it may have gone on by now. */
  readonly isPosted: boolean;
}

/** `taken`: its command has gone on · `not-open`: its connection has closed before · `cancelled`: by the user. */
export type ParcelEnd = 'taken' | 'not-open' | 'cancelled' | ParcelFailure;

interface Outgoing extends Parcel {
  readonly payload: Payload;
  readonly ended: (end: ParcelEnd) => void;
  readonly posted: number;
}

/** The longest payload that goes whole, and one part of what is longer. */
export interface ParcelSizes {
  readonly whole: number;
  readonly part: number;
}

const SIZES: ParcelSizes = { whole: COMMAND_PAYLOAD_LIMIT, part: PART_SIZE };

/** What has to go in parts. */
export const needsParcel = ({ data }: Payload, { whole } = SIZES): boolean => lengthOfData(data) > whole;

/**
 * Sends big payloads to documents, a few parts ahead of what the document has taken. It begins again when the document
 * has said hello to another background: whoever had taken parts has let go of them, and the hook carries a command out
 * once.
 */
export class Parcels {
  readonly #post: (message: FromPanel) => void;
  readonly #prefix: string;
  readonly #part: number;
  readonly #outgoing = new Map<string, Outgoing>();
  readonly #listeners = new Set<() => void>();
  #attempts = 0;

  /** `prefix` tells this panel's parcels from those of an earlier one. */
  constructor(prefix: string, post: (message: FromPanel) => void, { part } = SIZES) {
    this.#part = part;
    this.#prefix = prefix;
    this.#post = post;
  }

  /** What is on its way, the first begun first. */
  get current(): readonly Parcel[] {
    return [...this.#outgoing.values()];
  }

  /** Hears when one begins, goes on or ends. Returns what ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** `ended` hears once what comes of it, unless it is forgotten before. */
  begin(documentId: string, command: ParcelCommand, payload: Payload, ended: Outgoing['ended']): void {
    const length = lengthOfData(payload.data);
    this.#start({
      documentId,
      command,
      payload: wellFormed(payload),
      ended,
      length,
      taken: 0,
      posted: 0,
      isPosted: false,
    });
  }

  /** The document has said hello to a new background, which knows nothing. */
  repeat(documentId: string): void {
    for (const [parcelId, outgoing] of [...this.#outgoing]) {
      if (outgoing.documentId !== documentId || outgoing.command.type === 'release-edited') continue;
      this.#drop(parcelId, documentId);
      this.#start({ ...outgoing, taken: 0, posted: 0 });
    }
    // With the background went the rules, and what they held has gone on.
    const isOfHeld = ({ command, documentId: of }: Parcel) => of === documentId && command.type === 'release-edited';
    this.#giveUp(isOfHeld, 'gone');
  }

  /** Nothing happens once it may be whole in the page. */
  cancel(commandId: string): void {
    this.#giveUp(({ command, isPosted }) => command.commandId === commandId && !isPosted, 'cancelled');
  }

  /** A connection has closed: what is still on its way there is of no use. */
  closed(documentId: string, connectionId: string): void {
    const isIt = ({ command, documentId: of, isPosted }: Parcel) =>
      of === documentId && command.connectionId === connectionId && !isPosted;
    this.#giveUp(isIt, 'not-open');
  }

  gone(documentId: string): void {
    this.#giveUp((parcel) => parcel.documentId === documentId, 'gone');
  }

  /** What came of its command is known. */
  forget(commandId: string): void {
    this.#giveUp(({ command }) => command.commandId === commandId, 'taken');
  }

  #giveUp(isIt: (parcel: Parcel) => boolean, end: ParcelEnd): void {
    for (const [parcelId, outgoing] of [...this.#outgoing]) {
      if (!isIt(outgoing)) continue;
      this.#drop(parcelId, outgoing.documentId);
      outgoing.ended(end);
      this.#changed();
    }
  }

  heard(parcelId: string, news: ParcelNews): void {
    const outgoing = this.#outgoing.get(parcelId);
    if (!outgoing) return;
    if (news.type === 'taken' && news.upTo < outgoing.length) {
      this.#outgoing.set(parcelId, { ...outgoing, taken: news.upTo });
      this.#postParts(parcelId);
    } else {
      this.#outgoing.delete(parcelId);
      outgoing.ended(news.type === 'taken' ? 'taken' : news.reason);
    }
    this.#changed();
  }

  #start(outgoing: Outgoing): void {
    const parcelId = `${this.#prefix}-${++this.#attempts}`;
    const { command, documentId, length, payload } = outgoing;
    this.#outgoing.set(parcelId, outgoing);
    this.#step(parcelId, documentId, { type: 'begin', command, opcode: payload.opcode, length });
    this.#changed();
  }

  /** The first ones when the document has said that it is ready for them. */
  #postParts(parcelId: string): void {
    const outgoing = this.#outgoing.get(parcelId);
    if (!outgoing) return;
    const { documentId, length, payload, taken } = outgoing;
    let { posted } = outgoing;
    while (posted < length && posted < taken + PARTS_IN_FLIGHT * this.#part) {
      this.#step(parcelId, documentId, { type: 'part', data: payload.data.slice(posted, posted + this.#part) });
      posted = Math.min(posted + this.#part, length);
    }
    this.#outgoing.set(parcelId, { ...outgoing, posted, isPosted: outgoing.isPosted || posted === length });
  }

  #drop(parcelId: string, documentId: string): void {
    this.#outgoing.delete(parcelId);
    this.#step(parcelId, documentId, { type: 'cancel' });
  }

  #step(parcelId: string, documentId: string, step: ParcelStep): void {
    this.#post({ type: 'parcel', documentId, parcelId, step });
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
