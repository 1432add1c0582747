import { addressOf, type EngineCommand } from '../../protocol/engine.ts';
import type { FromGate } from '../../protocol/gate.ts';
import { unreachable } from '../../protocol/parsed.ts';
import { isConnectionAction } from '../action.ts';
import { AppliedRule, type ReadyRule, readyRule, ruleKey, Turns } from '../applied-rule.ts';
import type { ConnectionSubject } from '../message-subject.ts';
import { messageTest } from '../message-test.ts';
import type { RuleSet } from '../rule.ts';
import { parseRuleQuery } from '../rule-query.ts';
import type { EngineHost } from './engine-host.ts';
import { GatedConnection } from './gated-connection.ts';
import { HELD_BYTES, HELD_MESSAGES } from './held-limits.ts';
import { HeldQueue } from './held-queue.ts';
import { HoldCommands } from './hold-commands.ts';

/** Decides about everything that passes the gates of one document, or worker, by the rules that are in force. */
export class Engine {
  readonly #host: EngineHost;
  readonly #held: HeldQueue;
  readonly #commands: HoldCommands;
  #rules: readonly ReadyRule[] = [];
  /** Of rules for connections: what is counted are the connections of the document. */
  #turns = new Map<ReadyRule, Turns>();
  #seed = 0;
  #lastOrdinal = 0;
  readonly #connections = new Map<string, GatedConnection>();

  constructor(host: EngineHost) {
    this.#host = host;
    this.#held = new HeldQueue((news) => host.tellPanel(news));
    this.#commands = new HoldCommands(this.#held, host);
  }

  /**
   * These are in force from now on, those that are on. One that was in force before goes on counting where it is. None:
   * everything goes on as if there never had been any.
   */
  setRules({ rules, seed }: RuleSet): void {
    const before = new Map(seed === this.#seed ? this.#rules.map((ready) => [ready.key, ready]) : []);
    this.#rules = rules.filter(({ isOn }) => isOn).map((rule) => before.get(ruleKey(rule)) ?? readyRule(rule));
    const turnsOf = (ready: ReadyRule) => this.#turns.get(ready) ?? new Turns(ready.rule, seed, 'connections');
    this.#turns = new Map(this.#rules.map((ready) => [ready, turnsOf(ready)]));
    this.#seed = seed;
    if (this.#rules.length === 0) return this.stop();
    for (const connection of this.#connections.values()) connection.rules = this.#rulesFor(connection);
    const holding = new Set(this.#rules.filter(({ rule }) => rule.what.type === 'hold').map(({ rule }) => rule.id));
    this.#commands.release(this.#held.all.filter(({ rule }) => !holding.has(rule)).map(({ entry }) => entry.item));
    this.#host.tellGate({ type: 'gates', on: true });
    for (const connection of this.#connections.values()) {
      this.#cut(connection);
      this.#freeIfDone(connection);
    }
  }

  /** Lets everything go in order, and forgets it. */
  stop(): void {
    this.#rules = [];
    this.flush();
    for (const connection of this.#connections.values()) connection.stop();
    this.#held.until = null;
    this.#connections.clear();
    this.#host.tellGate({ type: 'gates', on: false });
  }

  /** Lets everything go on that waits, in order. The rules stay. */
  flush(): void {
    this.#commands.free(this.#held.all.map(({ entry }) => entry.item));
    for (const connection of this.#connections.values()) connection.flush();
  }

  /** What a gate tells. */
  hear(gated: FromGate): void {
    const { connectionId, what } = gated;
    switch (what.type) {
      case 'created':
      case 'existing':
        return this.#meet(gated);
      default: {
        const connection = this.#connections.get(connectionId);
        if (!connection) return this.#host.tellGate({ type: 'let', item: gated.item });
        if (what.type === 'opened') this.#choose(connection, what.subprotocol);
        connection.take(gated, what);
        if (connection.isOver && what.type === 'closed') this.#connections.delete(connectionId);
        else if (what.type === 'opened') this.#freeIfDone(connection);
        this.#bound();
      }
    }
  }

  /** Whether a message waits for the user. */
  holds(item: number): boolean {
    return this.#held.all.some(({ entry }) => entry.item === item);
  }

  command(command: EngineCommand): void {
    switch (command.type) {
      case 'release-until': {
        const parsed = parseRuleQuery(command.query);
        if (parsed.ok) this.#commands.releaseUntil(messageTest(parsed.query));
        return;
      }
      case 'drop':
        return this.#commands.drop(command.items);
      case 'release':
        return this.#commands.release(command.items);
      case 'release-edited':
        return this.#commands.releaseEdited(command.item, command.payload);
      case 'release-all':
        return this.#commands.releaseAll();
      default:
        return unreachable(command);
    }
  }

  #meet(gated: FromGate): void {
    const { connectionId: id, what } = gated;
    if (what.type !== 'created' && what.type !== 'existing') return;
    const isNew = what.type === 'created';
    const url = isNew ? what.url : what.facts.url;
    const subprotocols = isNew ? what.protocols : [what.facts.subprotocol].filter((name) => name !== '');
    const { context, documentId } = this.#host;
    const subject: ConnectionSubject = { url, subprotocols, context, address: addressOf(documentId, id) };
    const connection = new GatedConnection({ id, ordinal: ++this.#lastOrdinal, subject }, this.#host, this.#held);
    connection.rules = this.#rulesFor(connection);
    if (!isNew) connection.exists(what.facts.readyState === 'open');
    const decided = isNew ? this.#rules.find((ready) => this.#takesConnection(ready, subject)) : undefined;
    this.#connections.get(id)?.forget(); // it has gone on without the engine meanwhile
    this.#connections.set(id, connection);
    // The page mostly offers a list, which is not read: then the server's choice tells.
    const isUnknown = isNew ? subprotocols.length === 0 : what.facts.readyState === 'connecting';
    connection.awaitsSubprotocol = isUnknown && !decided && this.#rules.some((ready) => ready.waitsFor(subject));
    if (decided && isConnectionAction(decided.rule.what)) connection.begin(decided.rule.what, decided.rule.id);
    else if (!this.#cut(connection) && connection.isOfNoRule) return this.#free(connection);
    this.#host.tellGate({ type: 'let', item: gated.item });
  }

  /** Whether a rule ends this very connection, as if the network had failed: at once. */
  #cut(connection: GatedConnection): boolean {
    const { address } = connection.subject;
    const cuts = this.#rules.find(({ rule }) => rule.where.connection === address && rule.what.type === 'close-after');
    if (cuts && !connection.isOver) connection.cut(cuts.rule.id);
    return cuts !== undefined;
  }

  #takesConnection(ready: ReadyRule, subject: ConnectionSubject): boolean {
    return isConnectionAction(ready.rule.what) && ready.isFor(subject) && this.#turns.get(ready)?.take() === true;
  }

  /** Rules for the messages of a connection. */
  #rulesFor({ ordinal, rules, subject }: GatedConnection): readonly AppliedRule[] {
    const before = new Map(rules.map((applied) => [applied.ready, applied]));
    return this.#rules
      .filter((ready) => !isConnectionAction(ready.rule.what) && ready.isFor(subject))
      .map((ready) => before.get(ready) ?? new AppliedRule(ready, this.#seed, ordinal));
  }

  #choose(connection: GatedConnection, subprotocol: string): void {
    const subprotocols = subprotocol === '' ? [] : [subprotocol];
    const before = connection.subject;
    connection.subject = { ...before, subprotocols };
    if (before.subprotocols.join() !== subprotocol) connection.rules = this.#rulesFor(connection);
    if (!connection.awaitsSubprotocol) return;
    connection.awaitsSubprotocol = false;
    const decided = this.#rules.find(
      (ready) => ready.waitsFor(before) && this.#takesConnection(ready, connection.subject),
    );
    if (decided && isConnectionAction(decided.rule.what)) connection.begin(decided.rule.what, decided.rule.id);
  }

  #freeIfDone(connection: GatedConnection): void {
    const waits = connection.lanes.some(({ isEmpty }) => !isEmpty);
    if (connection.isOfNoRule && connection.isIdle && !waits) this.#free(connection);
  }

  #free({ id }: GatedConnection): void {
    this.#connections.delete(id);
    this.#host.tellGate({ type: 'free', connectionId: id });
  }

  #pumpAll(): void {
    for (const { lanes } of this.#connections.values()) for (const lane of lanes) lane.pump();
  }

  /**
   * What waits is bounded; beyond it the oldest goes on, and what waits before it. The largest one is not counted: else
   * none that is larger than the bound could be held at all.
   */
  #bound(): void {
    let released = 0;
    for (let entry = this.#oldestTooMany(); entry; entry = this.#oldestTooMany()) {
      released++;
      entry.readyAt = 0;
      if (entry.group) entry.group.isOpen = false;
      this.#commands.free([entry.item]);
      this.#pumpAll();
    }
    if (released > 0) this.#host.tellPanel({ type: 'overflowed', messages: released });
  }

  #oldestTooMany() {
    const lanes = [...this.#connections.values()].flatMap((connection) => connection.lanes);
    const messages = lanes.reduce((sum, { entries }) => sum + entries.length, 0);
    const bytes = lanes.reduce((sum, lane) => sum + lane.bytes, 0);
    if (messages <= HELD_MESSAGES && bytes <= HELD_BYTES) return undefined;
    const waiting = lanes.flatMap(({ entries }) => entries);
    const largest = waiting.reduce((most, { size }) => Math.max(most, size), 0);
    if (messages <= HELD_MESSAGES && bytes - largest <= HELD_BYTES) return undefined;
    return waiting.reduce((oldest, entry) => (entry.item < oldest.item ? entry : oldest));
  }
}
