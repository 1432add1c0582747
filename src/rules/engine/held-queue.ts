import type { EngineNews } from '../../protocol/engine.ts';
import { COMMAND_PAYLOAD_LIMIT, PREVIEW_SIZE } from '../../protocol/limits.ts';
import { lengthOfData } from '../../protocol/parcel.ts';
import type { Payload } from '../../protocol/payload.ts';
import { payloadSize } from '../../protocol/payload-size.ts';
import type { MessageSubject } from '../message-subject.ts';
import type { MessageTest } from '../message-test.ts';
import type { Entry } from './entry.ts';

/** A message that waits for the user. */
export interface Held {
  readonly entry: Entry;
  readonly connectionId: string;
  readonly rule: string;
  readonly subject: MessageSubject;
  /** Goes on with the rules after the one that holds it. */
  readonly goOn: () => void;
  /** Takes it out of its lane: what waits behind it goes on. */
  readonly takeOut: () => void;
}

/** The panel is told the beginning of what is too long for a port: of what the user has edited, and another rule holds. */
function told(payload: Payload): Payload {
  if (lengthOfData(payload.data) <= COMMAND_PAYLOAD_LIMIT) return payload;
  const fullSize = payloadSize(payload);
  return payload.opcode === 'text'
    ? { opcode: 'text', data: payload.data.slice(0, PREVIEW_SIZE), fullSize }
    : { opcode: 'binary', data: payload.data.slice(0, PREVIEW_SIZE), fullSize };
}

/** What waits for the user in one document, as the panel is told of it. */
export class HeldQueue {
  readonly #tellPanel: (news: EngineNews) => void;
  readonly #held = new Map<number, Held>();
  /** What comes is let go up to the first that passes. */
  until: MessageTest | null = null;

  constructor(tellPanel: (news: EngineNews) => void) {
    this.#tellPanel = tellPanel;
  }

  /** In the order in which they began to wait. */
  get all(): readonly Held[] {
    return [...this.#held.values()];
  }

  get(item: number): Held | undefined {
    return this.#held.get(item);
  }

  add(held: Held): void {
    const { connectionId, entry, rule } = held;
    const { at, change, direction, item, payload, seq } = entry;
    if (!payload) return;
    entry.heldBy = rule;
    this.#held.set(item, held);
    const message = { item, connectionId, seq, at, direction, payload: told(payload), rule };
    this.#tellPanel({ type: 'held', ...message, ...(change && { isChanged: true }) });
  }

  /** They are here no more. What becomes of them is the caller's; until then they keep their place. */
  remove(items: readonly number[]): readonly Held[] {
    const removed = items.flatMap((item) => this.#held.get(item) ?? []);
    for (const { entry } of removed) this.#held.delete(entry.item);
    if (removed.length > 0) this.#tellPanel({ type: 'unheld', items: removed.map(({ entry }) => entry.item) });
    return removed;
  }
}
