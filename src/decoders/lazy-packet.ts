import type { Field, Packet, PairKey } from './decoder.ts';

/** What is needed of every packet: how it is called, marked and paired. */
export type Meaning = Pick<Packet, 'type' | 'isHeartbeat' | 'isError' | 'isPartialAnswer' | 'isGuess'> &
  Pick<Packet, 'asks' | 'answers' | 'opens' | 'continues' | 'unpacked'>;

/** What is needed of a packet that is shown. Neither may raise. */
export interface Shown {
  readonly summary: () => string;
  readonly fields: () => readonly Field[];
}

/** A packet whose one line is made when it is shown: most are only called, marked and paired. */
export class LazyPacket implements Packet {
  readonly type: string;
  readonly isHeartbeat: boolean;
  readonly isError: boolean;
  readonly asks: PairKey | undefined;
  readonly answers: PairKey | undefined;
  readonly isPartialAnswer: boolean;
  readonly isGuess: boolean;
  readonly opens: readonly PairKey[] | undefined;
  readonly continues: PairKey | undefined;
  readonly unpacked: number | undefined;
  readonly fields: () => readonly Field[];
  readonly #summary: () => string;

  constructor(meaning: Meaning, { summary, fields }: Shown) {
    this.type = meaning.type;
    this.isHeartbeat = meaning.isHeartbeat === true;
    this.isError = meaning.isError === true;
    this.asks = meaning.asks;
    this.answers = meaning.answers;
    this.isPartialAnswer = meaning.isPartialAnswer === true;
    this.isGuess = meaning.isGuess === true;
    this.opens = meaning.opens;
    this.continues = meaning.continues;
    this.unpacked = meaning.unpacked;
    this.fields = fields;
    this.#summary = summary;
  }

  get summary(): string {
    return this.#summary();
  }
}
