import type { Way } from '../../protocol/from-page.ts';
import type { FromGate, GatedClose, Waiting } from '../../protocol/gate.ts';
import { unreachable } from '../../protocol/parsed.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { Outcome } from '../../protocol/verdict.ts';
import type { ConnectionAction } from '../action.ts';
import type { AppliedRule } from '../applied-rule.ts';
import type { ConnectionSubject } from '../message-subject.ts';
import type { EngineHost } from './engine-host.ts';
import { Entry } from './entry.ts';
import type { HeldQueue } from './held-queue.ts';
import { Lane } from './lane.ts';
import { MessagePath } from './message-path.ts';
import { MockServer } from './mock-server.ts';

/** As of a server that cannot be reached: WebSockets, section 4, and RFC 6455, section 7.1.5. */
const FAILED: GatedClose = { code: 1006, reason: '', wasClean: false, errored: true };
/**
 * As of a network that fails under an open connection. By the specification there is an `error` then, too; browsers have
 * one only where they end the connection themselves (Chromium 156, Firefox ESR 153).
 */
const LOST: GatedClose = { ...FAILED, errored: false };

/** What stands in for the server of a connection. */
type StandIn = 'nobody' | 'redirect' | MockServer;

/** `ordinal`: the number of the connection in its document. */
export interface ConnectionStart {
  readonly id: string;
  readonly ordinal: number;
  readonly subject: ConnectionSubject;
}

/** One connection that some rule may be for: what waits of it, and what rules do to it. */
export class GatedConnection {
  readonly id: string;
  readonly ordinal: number;
  subject: ConnectionSubject;
  readonly #host: EngineHost;
  readonly #sent: Lane;
  readonly #received: Lane;
  readonly #path: MessagePath;
  #standIn: StandIn | null = null;
  #isOpen: boolean = false;
  readonly #timers = new Set<() => void>();
  #end: { readonly ms: number; readonly close: GatedClose; readonly rule: string } | null = null;
  /** The page has heard of its end. */
  isOver: boolean = false;
  /** Whether rules are for it depends on what its server chooses. */
  awaitsSubprotocol: boolean = false;

  constructor({ id, ordinal, subject }: ConnectionStart, host: EngineHost, held: HeldQueue) {
    this.id = id;
    this.ordinal = ordinal;
    this.subject = subject;
    this.#host = host;
    this.#sent = new Lane(host.clock, (entry) => this.#letGo(entry));
    this.#received = new Lane(host.clock, (entry) => this.#letGo(entry));
    this.#path = new MessagePath({
      host,
      held,
      connectionId: id,
      subject: () => this.subject,
      laneOf: (direction) => this.#laneOf(direction),
      later: (ms, run) => this.#later(ms, run),
      say: (direction, payload, rule) => this.#say(direction, payload, rule),
      cut: (rule) => this.cut(rule),
    });
  }

  #laneOf(direction: Way): Lane {
    return direction === 'sent' ? this.#sent : this.#received;
  }

  get lanes(): readonly Lane[] {
    return [this.#sent, this.#received];
  }

  /** Whether no rule is for its messages, nor may be once its server has chosen a subprotocol. */
  get isOfNoRule(): boolean {
    return this.rules.length === 0 && !this.awaitsSubprotocol;
  }

  /** Whether the engine is done with it, once no rule is for it any more. */
  get isIdle(): boolean {
    return this.#standIn === null && this.#end === null && this.#timers.size === 0;
  }

  set rules(rules: readonly AppliedRule[]) {
    this.#path.rules = rules;
  }

  get rules(): readonly AppliedRule[] {
    return this.#path.rules;
  }

  /** The connection is there already. */
  exists(isOpen: boolean): void {
    this.#isOpen = isOpen;
  }

  /** Does to the connection, which has just been made, what a rule says. */
  begin(action: ConnectionAction, rule: string): void {
    switch (action.type) {
      case 'refuse':
        return this.close(FAILED, 'refused', rule);
      case 'never-answer':
        return this.#replace('nobody', 'unanswered', rule);
      case 'close-after': {
        const { code, ms, reason } = action;
        const close = code === 1006 ? LOST : { code, reason, wasClean: true, errored: false };
        this.#end = { ms, close, rule };
        return;
      }
      case 'redirect':
        this.#replace('redirect', 'redirected', rule);
        this.#host.tellGate({
          type: 'connect',
          connectionId: this.id,
          url: action.url,
          protocols: this.subject.subprotocols,
        });
        return;
      case 'mock':
        return this.#mock(action, rule);
      default:
        return unreachable(action);
    }
  }

  /** Takes what waits at the gate, but for what waits for a decision about the connection as a whole. */
  take(gated: FromGate, what: Exclude<Waiting, { type: 'created' | 'existing' }>): void {
    const isOfPage = what.type === 'sent' || what.type === 'closing';
    // Of the page's own socket, before the gate heard that it counts no more: there it is forgotten by now.
    if (!isOfPage && this.#standIn !== null && !gated.isReplaced) return;
    switch (what.type) {
      case 'sent':
      case 'received': {
        const entry = new Entry(gated, what.type, what.payload);
        entry.isByValue = what.type === 'sent' && what.wasBlob === true;
        return this.#path.take(entry);
      }
      case 'opened':
        return this.#pass(new Entry(gated, 'received'), () => this.#opened());
      case 'closed':
        return this.#pass(new Entry(gated, 'received'), () => this.#ended());
      case 'closing':
        return this.#pass(new Entry(gated, 'sent'), () => this.#closing(what.code, what.reason));
      default:
        return unreachable(what);
    }
  }

  /** Ends the connection for the page. What waited of it is gone, as in a network that fails. */
  close(close: GatedClose, outcome: Outcome, rule?: string): void {
    if (this.isOver) return;
    this.#replace('nobody', outcome, rule);
    this.#deliverEnd(close, rule);
  }

  /** Ends the connection as a network that fails would. */
  cut(rule: string): void {
    this.close(this.#isOpen ? LOST : FAILED, 'cut', rule);
  }

  /** Lets everything go, in order, whatever waits. */
  flush(): void {
    for (const lane of this.lanes) {
      for (const entry of lane.clear()) this.#letGo(entry);
    }
  }

  /** Nothing more is done to it. */
  stop(): void {
    this.#stopTimers();
  }

  /** What waited is no more at the gate: nothing is to be let go. */
  forget(): void {
    for (const lane of this.lanes) this.#path.forget(lane.clear());
    if (this.#standIn instanceof MockServer) this.#standIn.stop();
    this.#stopTimers();
  }

  #opened(): void {
    this.#isOpen = true;
    const end = this.#end;
    if (end) this.#later(end.ms, () => this.close(end.close, end.close.wasClean ? 'closed' : 'cut', end.rule));
  }

  /** The page has called `close`, and all that it sent before has gone. */
  #closing(code: number | null, reason: string): void {
    if (this.#standIn === null || this.#standIn === 'redirect' || this.isOver) return;
    const isOpen = this.#standIn !== 'nobody' && this.#standIn.isOpen;
    this.#deliverEnd(isOpen ? { code: code ?? 1005, reason, wasClean: true, errored: false } : FAILED);
  }

  #ended(): void {
    this.isOver = true;
    this.#stopTimers();
    this.#path.forget(this.#sent.clear());
  }

  #deliverEnd(close: GatedClose, rule = ''): void {
    this.#host.tellGate({ type: 'deliver', connectionId: this.id, event: { type: 'closed', ...close }, rule });
    this.#ended();
  }

  #mock({ script }: Extract<ConnectionAction, { type: 'mock' }>, rule: string): void {
    const server = new MockServer(script, this.subject, this.#host.clock, {
      opened: () => {
        this.#isOpen = true;
        const subprotocol = script.subprotocol ?? this.subject.subprotocols[0] ?? '';
        const event = { type: 'opened', subprotocol, extensions: '' } as const;
        this.#host.tellGate({ type: 'deliver', connectionId: this.id, event, rule });
      },
      says: (payload) => this.#say('received', payload, rule),
    });
    this.#replace(server, 'mocked', rule);
  }

  #replace(standIn: StandIn, outcome: Outcome, rule?: string): void {
    if (this.#standIn instanceof MockServer) this.#standIn.stop();
    this.#stopTimers();
    this.#path.forget(this.#received.clear());
    this.#standIn = standIn;
    const note = { outcome, ...(rule === undefined ? {} : { rule }) };
    this.#host.tellGate({ type: 'stand-in', connectionId: this.id, note });
  }

  /** A message that nobody has sent, to the page or to the server. */
  #say(direction: Way, payload: Payload, rule: string): void {
    if (this.isOver || !this.#isOpen) return;
    const connectionId = this.id;
    if (direction === 'sent') return this.#host.tellGate({ type: 'transmit', connectionId, payload, rule });
    this.#host.tellGate({ type: 'deliver', connectionId, event: { type: 'received', payload }, rule });
  }

  #pass(entry: Entry, onLet: () => void): void {
    const lane = this.#laneOf(entry.direction);
    entry.onLet = onLet;
    this.#path.closeGroups(entry.direction);
    lane.push(entry);
    lane.pump();
  }

  #letGo(entry: Entry): void {
    const { change, copies, isByValue, item, payload } = entry;
    this.#host.tellGate({ type: 'let', item, ...(change ?? (isByValue && payload ? { payload } : {})) });
    entry.onLet?.();
    if (!payload) return;
    if (entry.direction === 'sent' && this.#standIn instanceof MockServer) this.#standIn.hears(payload);
    for (const { rule, times } of copies) {
      for (let copy = 0; copy < times; copy++) this.#say(entry.direction, payload, rule);
    }
  }

  #later(ms: number, run: () => void): void {
    const end = this.#host.clock.after(ms, () => {
      this.#timers.delete(end);
      run();
    });
    this.#timers.add(end);
  }

  #stopTimers(): void {
    for (const end of this.#timers) end();
    this.#timers.clear();
    if (this.isOver && this.#standIn instanceof MockServer) this.#standIn.stop();
  }
}
