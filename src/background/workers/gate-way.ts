import type { ToGate } from '../../protocol/gate.ts';
import { COMMAND_PAYLOAD_LIMIT, PART_SIZE } from '../../protocol/limits.ts';
import { lengthOfData, type ParcelNews } from '../../protocol/parcel.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { ParcelWay, TellParcelNews } from '../parcel-routes.ts';
import type { JoinedCommand } from './worker-parcel.ts';

/** Lets an item go with a payload that goes in parts. */
type LargeLet = Extract<ToGate, { type: 'let' }> & { readonly payload: Payload };

/** What is on its way in parts. */
interface Carried {
  readonly item: number;
  readonly way: ParcelWay;
}

/**
 * The way of what the engine says to the gates of a worker that is reached through the debugger alone, in its order. A large
 * payload goes in parts: one text of 130 MB takes so long that the worker would hold the engine for gone meanwhile, and let
 * the message go as it was.
 */
export class GateWay {
  readonly #tell: (message: ToGate) => void;
  readonly #open: (begin: JoinedCommand, tell: TellParcelNews) => ParcelWay;
  readonly #waiting: ToGate[] = [];
  /** By item: hears whether it has arrived. */
  readonly #whenThere = new Map<number, (hasArrived: boolean) => void>();
  #carried: Carried | null = null;

  constructor(tell: (message: ToGate) => void, open: (begin: JoinedCommand, tell: TellParcelNews) => ParcelWay) {
    this.#tell = tell;
    this.#open = open;
  }

  post(message: ToGate): void {
    if (message.type === 'gates' && message.on) return this.#tell(message); // the worker has asked, and counts on an answer
    this.#waiting.push(message);
    if (message.type === 'gates') while (this.#carried) this.#end(false); // what is on its way would come too late
    this.#goOn();
  }

  /** Resolves when what was posted of an item is at its gate: false when the item goes on without its large payload. */
  arrived(item: number): Promise<boolean> {
    const waits = this.#waiting.some((message) => isLarge(message) && message.item === item);
    if (!waits && this.#carried?.item !== item) return Promise.resolve(true);
    return new Promise((resolve) => this.#whenThere.set(item, resolve));
  }

  #goOn(): void {
    while (!this.#carried) {
      const message = this.#waiting.shift();
      if (!message) return;
      if (isLarge(message)) this.#carry(message);
      else this.#tell(message);
    }
  }

  #carry({ payload: { data, opcode }, ...command }: LargeLet): void {
    const length = lengthOfData(data);
    const hear = (news: ParcelNews) => {
      if (this.#carried !== carried) return;
      if (news.type === 'failed' || news.upTo >= length) return this.#end(news.type === 'taken');
      carried.way.post({ type: 'part', data: data.slice(news.upTo, news.upTo + PART_SIZE) });
    };
    const carried = { item: command.item, way: this.#open({ command, opcode, length }, hear) };
    this.#carried = carried;
  }

  /** What has not arrived goes on as it was. */
  #end(hasArrived: boolean): void {
    const carried = this.#carried;
    if (!carried) return;
    this.#carried = null;
    carried.way.close();
    if (!hasArrived) this.#tell({ type: 'let', item: carried.item });
    this.#whenThere.get(carried.item)?.(hasArrived);
    this.#whenThere.delete(carried.item);
    this.#goOn();
  }
}

const isLarge = (message: ToGate): message is LargeLet =>
  message.type === 'let' && message.payload !== undefined && lengthOfData(message.payload.data) > COMMAND_PAYLOAD_LIMIT;
