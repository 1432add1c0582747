import { bytes, Column, doubles, indices } from './column.ts';
import { PayloadFinder } from './payload-finder.ts';
import { PayloadStore } from './payload-store.ts';
import type { Message } from './session-event.ts';
import { TextTable } from './text-table.ts';

/** What can be said of a message with yes or no. */
export type Trait = 'binary' | 'discarded' | 'edited' | 'injected' | 'resent' | 'truncated';

const DISCARDED = 1;
const RESENT = 2;
const BLOB = 4;
const ARRAYBUFFER = 8;
const BINARY = 16;
const TRUNCATED = 32;
const EDITED = 64;
const INJECTED = 128;
const TRAITS: Readonly<Record<Trait, number>> = {
  binary: BINARY,
  discarded: DISCARDED,
  edited: EDITED,
  injected: INJECTED,
  resent: RESENT,
  truncated: TRUNCATED,
};

/** What a message has besides what every row of a session has. */
type MessageFields = Omit<Message, 'type' | 'connection' | 'seq' | 'at' | 'direction'>;
/** What few messages have. */
type Rare = Pick<Message, 'channel' | 'lastEventId' | 'handled' | 'resentFrom' | 'rule'>;

/**
 * Messages, in columns: some 25 bytes for each besides its content. They are given out by the number that `add`
 * returned, from 0.
 */
export class MessageColumns {
  readonly #payloads = new PayloadStore();
  readonly #flags = new Column(bytes);
  readonly #buffered = new Column(doubles);
  /** Numbers in `#stackTexts`. */
  readonly #stacks = new Column(indices);
  readonly #stackTexts = new TextTable();
  readonly #rare = new Map<number, Rare>();

  add(message: Message): number {
    const number = this.#payloads.add(message.payload.data);
    this.#flags.push(flagsOf(message));
    this.#buffered.push(message.bufferedAmount ?? -1);
    this.#stacks.push(this.#stackTexts.numberOf(message.stack));
    const rare = rareOf(message);
    if (rare) this.#rare.set(number, rare);
    return number;
  }

  /** The whole payload of a message that was truncated. */
  complete(number: number, data: string | ArrayBuffer): void {
    this.#payloads.replace(number, data);
    this.#flags.set(number, this.#flags.at(number) & ~TRUNCATED);
  }

  /** Forgets the messages below `number`. */
  drop(number: number): void {
    this.#payloads.drop(number);
    for (const column of [this.#flags, this.#buffered, this.#stacks]) column.drop(number);
    for (const known of this.#rare.keys()) {
      if (known >= number) break;
      this.#rare.delete(known);
    }
  }

  handledAt(number: number): number | undefined {
    return this.#rare.get(number)?.handled;
  }

  has(number: number, trait: Trait): boolean {
    return (this.#flags.at(number) & TRAITS[trait]) !== 0;
  }

  dataAt(number: number): string | ArrayBuffer {
    return this.#payloads.at(number);
  }

  /** Tells by number which messages hold a text. */
  finder(text: string): PayloadFinder {
    return new PayloadFinder(this.#payloads, text);
  }

  /** `size`: payload bytes on the wire. */
  at(number: number, size: number): MessageFields {
    const flags = this.#flags.at(number);
    const bufferedAmount = this.#buffered.at(number);
    const stack = this.#stackTexts.textOf(this.#stacks.at(number));
    const has = (flag: number) => (flags & flag) !== 0;
    return {
      payload: {
        opcode: has(BINARY) ? 'binary' : 'text',
        data: this.#payloads.at(number),
        ...(has(TRUNCATED) ? { fullSize: size } : {}),
      } as Message['payload'],
      discarded: has(DISCARDED),
      resent: has(RESENT),
      ...(has(EDITED) ? { edited: true } : {}),
      ...(has(INJECTED) ? { injected: true } : {}),
      ...(bufferedAmount < 0 ? {} : { bufferedAmount }),
      ...(has(BLOB) ? { binaryForm: 'blob' } : has(ARRAYBUFFER) ? { binaryForm: 'arraybuffer' } : {}),
      ...(stack === undefined ? {} : { stack }),
      ...this.#rare.get(number),
    };
  }
}

function flagsOf({ discarded, edited = false, injected = false, resent, binaryForm, payload }: Message): number {
  const form = binaryForm === undefined ? 0 : binaryForm === 'blob' ? BLOB : ARRAYBUFFER;
  const content = (payload.opcode === 'binary' ? BINARY : 0) | (payload.fullSize === undefined ? 0 : TRUNCATED);
  const origin = (resent ? RESENT : 0) | (edited ? EDITED : 0) | (injected ? INJECTED : 0);
  return (discarded ? DISCARDED : 0) | origin | form | content;
}

function rareOf({ channel, lastEventId, handled, resentFrom, rule }: Message): Rare | undefined {
  if ((channel ?? lastEventId ?? handled ?? resentFrom ?? rule) === undefined) return undefined;
  return {
    ...(resentFrom === undefined ? {} : { resentFrom }),
    ...(handled === undefined ? {} : { handled }),
    ...(channel === undefined ? {} : { channel }),
    ...(lastEventId === undefined ? {} : { lastEventId }),
    ...(rule === undefined ? {} : { rule }),
  };
}
