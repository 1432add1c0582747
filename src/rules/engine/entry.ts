import type { Way } from '../../protocol/from-page.ts';
import type { Payload } from '../../protocol/payload.ts';
import { payloadSize } from '../../protocol/payload-size.ts';
import type { Note, Outcome } from '../../protocol/verdict.ts';

/** What waits together to be let go in another order. */
export interface Group {
  readonly entries: Entry[];
  isOpen: boolean;
}

/** Something that passes a gate and has not been let go: a message, or what happens to the connection. */
export class Entry {
  readonly item: number;
  readonly direction: Way;
  readonly seq: number;
  readonly at: number;
  /** Undefined for what is no message. */
  payload: Payload | undefined;
  /** Bytes that wait. */
  readonly size: number;
  /** The id of the rule that holds it for the user. */
  heldBy: string | null = null;
  /** Where among the rules it goes on, when it is let go. */
  next = 0;
  /** Not before, by the engine's clock. */
  readyAt = 0;
  group: Group | null = null;
  /** More of it, and by which rule. */
  readonly copies: { readonly times: number; readonly rule: string }[] = [];
  /** What goes on in place of its payload, and why. */
  change: { readonly payload: Payload; readonly note: Note } | null = null;
  /** Goes on as its bytes, not as the object that the page gave. */
  isByValue: boolean = false;
  /** What is done when it has been let go. */
  onLet: (() => void) | null = null;

  constructor(
    { at, item, seq }: { readonly item: number; readonly seq: number; readonly at: number },
    direction: Way,
    payload?: Payload,
  ) {
    this.item = item;
    this.direction = direction;
    this.seq = seq;
    this.at = at;
    this.payload = payload;
    this.size = payload ? payloadSize(payload) : 0;
  }

  /** Whether only time keeps it, if anything does. */
  get isFree(): boolean {
    return this.heldBy === null && this.group?.isOpen !== true;
  }

  become(payload: Payload, outcome: Outcome, rule?: string): void {
    this.payload = payload;
    this.change = { payload, note: { outcome, ...(rule === undefined ? {} : { rule }) } };
  }
}
