import type { Way } from '../../protocol/from-page.ts';
import { unreachable } from '../../protocol/parsed.ts';
import type { Payload } from '../../protocol/payload.ts';
import { payloadSize } from '../../protocol/payload-size.ts';
import type { Outcome } from '../../protocol/verdict.ts';
import type { MessageAction } from '../action.ts';
import { isConnectionAction } from '../action.ts';
import { corrupted, truncated } from '../actions/damage.ts';
import { editedPayload } from '../actions/edit-payload.ts';
import { Line } from '../actions/line.ts';
import { waitOf } from '../actions/wait.ts';
import type { AppliedRule } from '../applied-rule.ts';
import { type ConnectionSubject, MessageSubject } from '../message-subject.ts';
import { randomOrder } from '../random.ts';
import { payloadOf } from '../rule-payload.ts';
import type { EngineHost } from './engine-host.ts';
import type { Entry, Group } from './entry.ts';
import type { HeldQueue } from './held-queue.ts';
import type { Lane } from './lane.ts';

/** What the way of messages needs of their connection. */
export interface PathHost {
  readonly host: EngineHost;
  readonly held: HeldQueue;
  readonly connectionId: string;
  subject(): ConnectionSubject;
  laneOf(direction: Way): Lane;
  later(ms: number, run: () => void): void;
  /** A message of a rule's own. */
  say(direction: Way, payload: Payload, rule: string): void;
  cut(rule: string): void;
}

/** Whether an action is done with the message for good. */
type Next = 'on' | 'waits' | 'gone';

/** The way of one connection's messages past the rules, which each of them meets in their order. */
export class MessagePath {
  readonly #of: PathHost;
  #rules: readonly AppliedRule[] = [];
  readonly #lines = { sent: new Map<AppliedRule, Line>(), received: new Map<AppliedRule, Line>() };
  readonly #groups = { sent: new Map<AppliedRule, Group>(), received: new Map<AppliedRule, Group>() };

  constructor(host: PathHost) {
    this.#of = host;
  }

  get rules(): readonly AppliedRule[] {
    return this.#rules;
  }

  /** What waits goes on past the rules that it met when it came; one that is gone lets go what waits for its turn. */
  set rules(rules: readonly AppliedRule[]) {
    for (const direction of ['sent', 'received'] as const) {
      for (const [applied, group] of this.#groups[direction]) {
        if (!rules.includes(applied)) this.#closeGroup(applied, group);
      }
      for (const applied of this.#lines[direction].keys()) {
        if (!rules.includes(applied)) this.#lines[direction].delete(applied);
      }
    }
    this.#rules = rules;
  }

  take(entry: Entry): void {
    const lane = this.#of.laneOf(entry.direction);
    lane.push(entry);
    this.#goOn(entry, this.#rules, 0);
    lane.pump();
  }

  /** These are over without having been let go. */
  forget(entries: readonly Entry[]): void {
    this.#of.held.remove(entries.map(({ item }) => item));
  }

  /** Nothing more comes to what is gathered: it goes, in another order. */
  closeGroups(direction: Way): void {
    for (const [applied, group] of this.#groups[direction]) this.#closeGroup(applied, group);
  }

  #goOn(entry: Entry, rules: readonly AppliedRule[], from: number): void {
    for (let at = from; at < rules.length; at++) {
      const applied = rules[at];
      const { payload } = entry;
      if (!applied || !payload || isConnectionAction(applied.rule.what)) continue;
      if (!applied.takes(new MessageSubject(payload, entry.direction, this.#of.subject()))) continue;
      const goOn = () => {
        this.#goOn(entry, rules, at + 1);
        this.#of.laneOf(entry.direction).pump();
      };
      if (this.#apply(entry, applied, applied.rule.what, goOn) !== 'on') return;
    }
  }

  #apply(entry: Entry, applied: AppliedRule, action: MessageAction, goOn: () => void): Next {
    const random = applied.randomOf(entry.direction);
    const { id } = applied.rule;
    switch (action.type) {
      case 'hold':
        return this.#hold(entry, applied, goOn);
      case 'drop':
        this.#of.host.tellGate({ type: 'drop', item: entry.item, note: { outcome: 'dropped', rule: id } });
        this.#of.laneOf(entry.direction).remove(entry);
        return 'gone';
      case 'cut':
        this.#of.cut(id);
        return 'gone';
      case 'delay':
        return this.#delay(entry, this.#start(entry) + waitOf(action.wait, random), id);
      case 'throttle':
        return this.#throttle(entry, applied, action);
      case 'edit':
        return this.#change(entry, 'edited', id, (payload) => editedPayload(payload, action.steps));
      case 'corrupt':
        return this.#change(entry, 'corrupted', id, (payload) => corrupted(payload, action.bytes, random));
      case 'truncate':
        return this.#change(entry, 'truncated', id, (payload) =>
          payloadSize(payload) > action.bytes ? truncated(payload, action.bytes) : payload,
        );
      case 'duplicate':
        this.#note(entry, 'duplicated', id);
        entry.copies.push({ times: action.times, rule: id });
        return 'on';
      case 'reorder':
        return this.#gather(entry, applied, action);
      case 'answer': {
        const other = entry.direction === 'sent' ? 'received' : 'sent';
        this.#of.later(action.after, () => this.#of.say(other, payloadOf(action.payload), id));
        return 'on';
      }
      default:
        return unreachable(action);
    }
  }

  #throttle(entry: Entry, applied: AppliedRule, action: Extract<MessageAction, { type: 'throttle' }>): Next {
    const lines = this.#lines[entry.direction];
    const line = lines.get(applied) ?? new Line(action, applied.randomOf(entry.direction));
    lines.set(applied, line);
    const arrival = line.arrivalOf(payloadSize(entry.payload ?? NOTHING), this.#start(entry));
    return this.#delay(entry, arrival, applied.rule.id);
  }

  #hold(entry: Entry, { rule }: AppliedRule, goOn: () => void): Next {
    const { connectionId, held } = this.#of;
    const subject = new MessageSubject(entry.payload ?? NOTHING, entry.direction, this.#of.subject());
    if (held.until?.(subject) === false) return 'on';
    held.until = null;
    this.#note(entry, 'held', rule.id);
    const lane = this.#of.laneOf(entry.direction);
    const takeOut = () => {
      lane.remove(entry);
      lane.pump();
    };
    held.add({ entry, connectionId, rule: rule.id, subject, goOn, takeOut });
    return 'waits';
  }

  /** From when on the next delay counts. */
  #start(entry: Entry): number {
    return Math.max(entry.readyAt, this.#of.host.clock.now());
  }

  #delay(entry: Entry, readyAt: number, rule: string): Next {
    entry.readyAt = readyAt;
    this.#note(entry, 'delayed', rule);
    return 'on';
  }

  /** Of a message that is too big, only its beginning is here: to change it would be to cut it off. */
  #change(entry: Entry, outcome: Outcome, rule: string, changed: (payload: Payload) => Payload): Next {
    const { change, payload } = entry;
    if (!payload || payload.fullSize !== undefined) return 'on';
    const after = changed(payload);
    if (after === payload) return 'on';
    if (change) this.#of.host.tellGate({ type: 'note', item: entry.item, note: change.note });
    entry.become(after, outcome, rule);
    return 'on';
  }

  #gather(entry: Entry, applied: AppliedRule, action: Extract<MessageAction, { type: 'reorder' }>): Next {
    const groups = this.#groups[entry.direction];
    const known = groups.get(applied);
    const group: Group = known ?? { entries: [], isOpen: true };
    groups.set(applied, group);
    group.entries.push(entry);
    entry.group = group;
    if (!known) this.#of.later(action.withinMs, () => this.#closeGroup(applied, group));
    if (group.entries.length >= action.window) this.#closeGroup(applied, group);
    return 'on';
  }

  #closeGroup(applied: AppliedRule, group: Group): void {
    if (!group.isOpen) return;
    group.isOpen = false;
    const [first] = group.entries;
    if (!first) return;
    this.#groups[first.direction].delete(applied);
    const lane = this.#of.laneOf(first.direction);
    const here = group.entries.filter((entry) => lane.entries.includes(entry));
    const order = randomOrder(applied.randomOf(first.direction), here.length);
    const moved = order.flatMap((index) => here[index] ?? []);
    moved.forEach((entry, index) => {
      if (entry !== here[index]) this.#note(entry, 'reordered', applied.rule.id);
    });
    lane.reorder(moved);
    lane.pump();
  }

  #note(entry: Entry, outcome: Outcome, rule: string): void {
    this.#of.host.tellGate({ type: 'note', item: entry.item, note: { outcome, rule } });
  }
}

const NOTHING: Payload = { opcode: 'text', data: '' };
