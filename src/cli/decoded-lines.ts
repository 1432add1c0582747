import type { Packet } from '../decoders/decoder.ts';
import { streamKey } from '../session/packet-reader.ts';
import { type Met, Pairing } from '../session/pairing.ts';
import { Session } from '../session/session.ts';
import type { Message, SessionEvent } from '../session/session-event.ts';
import { messageLine, type PacketKeys } from './message-line.ts';

const never = (): boolean => false;

/** A session that grows, and its messages as lines of JSON. Decoded as in the panel: by the same model. */
export class DecodedLines {
  readonly #session = new Session();
  /** By stream, as the panel pairs. */
  readonly #pairings = new Map<string, Pairing>();
  /** Rows that have been written. */
  #written = 0;

  /** Returns how many events there were. */
  append(events: readonly SessionEvent[]): number {
    this.#session.append(events);
    return events.length;
  }

  /** What is next and cannot change any more. */
  async *settled(): AsyncGenerator<string> {
    await this.#session.meanings.advance(never);
    while (this.#written < this.#session.rowCount && this.#session.meanings.isSettledAt(this.#written))
      yield* this.#next();
  }

  /** The rest: there is nothing to come that could change it. */
  async *all(): AsyncGenerator<string> {
    await this.#session.meanings.advance(never);
    while (this.#written < this.#session.rowCount) yield* this.#next();
  }

  *#next(): Generator<string> {
    const row = this.#written++;
    const message = this.#session.messageAt(row);
    if (!message) return;
    const decoded = this.#session.meanings.packetsAt(row);
    const packets = decoded.kind === 'packets' ? decoded.packets : [];
    const pairing = this.#pairingOf(message);
    yield messageLine(
      message,
      decoded,
      packets.map((packet) => this.#keysOf(packet, pairing.meet(packet, row))),
    );
  }

  /** What looked like an answer, and answers nothing, is none. */
  #keysOf({ asks, answers, isGuess }: Packet, { partner, by, hasAsked }: Met): PacketKeys {
    if (partner !== undefined && by) {
      return { asks: hasAsked ? asks : undefined, answers: { ...by, seq: this.#session.seqAt(partner) } };
    }
    if (hasAsked || isGuess || !answers) return { asks: asks ?? answers };
    return { answers: { ...answers, seq: undefined } };
  }

  #pairingOf(message: Message): Pairing {
    const key = streamKey(this.#session, message);
    const known = this.#pairings.get(key) ?? new Pairing();
    this.#pairings.set(key, known);
    return known;
  }
}
