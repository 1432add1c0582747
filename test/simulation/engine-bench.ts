import type { EngineNews } from '../../src/protocol/engine.ts';
import type { ToGate, Waiting } from '../../src/protocol/gate.ts';
import type { Payload } from '../../src/protocol/payload.ts';
import type { Note } from '../../src/protocol/verdict.ts';
import type { Action } from '../../src/rules/action.ts';
import { Engine } from '../../src/rules/engine/engine.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { HandClock } from './hand-clock.ts';

/** A rule for everything, unless told. */
export const rule = (what: Action, { where = {}, which = {} }: Partial<Pick<Rule, 'where' | 'which'>> = {}): Rule => ({
  id: 'r1',
  name: what.type,
  isOn: true,
  where,
  which,
  what,
});

const payloadText = ({ data }: Payload) => JSON.stringify(typeof data === 'string' ? data : [...new Uint8Array(data)]);
const noteText = (note: Note | undefined) =>
  note ? ` ${note.outcome}${note.rule === undefined ? '' : ` ${note.rule}`}` : '';

function deliveryText(event: Extract<ToGate, { type: 'deliver' }>['event']): string {
  switch (event.type) {
    case 'opened':
      return `opened ${event.subprotocol}`;
    case 'received':
      return 'received';
    default:
      return `closed ${event.code}${event.errored ? ' errored' : ` "${event.reason}"`}`;
  }
}

/** What is said to a gate, in a line. */
function textOf(message: ToGate): string {
  switch (message.type) {
    case 'gates':
      return `gates ${message.on ? 'on' : 'off'}`;
    case 'free':
      return `free ${message.connectionId}`;
    case 'let':
      return `let ${message.item}${noteText(message.note)}${message.payload ? ` ${payloadText(message.payload)}` : ''}`;
    case 'drop':
    case 'note':
      return `${message.type} ${message.item}${noteText(message.note)}`;
    case 'stand-in':
      return `stand-in ${message.connectionId}${noteText(message.note)}`;
    case 'connect':
      return `connect ${message.connectionId} ${message.url} ${message.protocols.join()}`;
    case 'transmit':
      return `transmit ${message.connectionId} ${message.rule} ${payloadText(message.payload)}`;
    default: {
      const { connectionId, event, rule: id } = message;
      const payload = event.type === 'received' ? ` ${payloadText(event.payload)}` : '';
      return `deliver ${connectionId} ${deliveryText(event)} ${id}${payload}`;
    }
  }
}

/** An engine with a clock that is moved by hand, and a gate that keeps what it is told. */
export class EngineBench {
  readonly clock = new HandClock();
  readonly engine: Engine;
  readonly said: string[] = [];
  readonly let: number[] = [];
  readonly news: EngineNews[] = [];
  readonly #marks = new Map<string, number>();
  #lastItem = 0;
  readonly #replaced = new Set<string>();

  constructor(context: 'frame' | 'worker' = 'frame') {
    this.engine = new Engine({
      clock: this.clock,
      context,
      documentId: 'd1',
      tellGate: (message) => {
        if (message.type === 'let') this.let.push(message.item);
        if (message.type === 'stand-in') this.#replaced.add(message.connectionId);
        this.said.push(textOf(message));
      },
      tellPanel: (news) => this.news.push(news),
    });
  }

  setRules(rules: Rule | readonly Rule[], { seed = 1 } = {}): void {
    this.engine.setRules({ rules: Array.isArray(rules) ? rules : [rules as Rule], seed });
  }

  /** What was said since the mark of that name. */
  since(mark: string): string[] {
    return this.said.slice(this.#marks.get(mark));
  }

  mark(name: string): void {
    this.#marks.set(name, this.said.length);
  }

  /** `isReplaced`: false for what was on its way when the gate heard of a stand-in. */
  gated(connectionId: string, what: Waiting, isReplaced = this.#replaced.has(connectionId)): number {
    const item = ++this.#lastItem;
    this.engine.hear({ type: 'gated', item, connectionId, seq: item + 100, at: 1_000 + item, what, isReplaced });
    return item;
  }

  created(id: string, protocols: readonly string[] = [], url = 'wss://a.example/chat'): number {
    return this.gated(id, { type: 'created', url, protocols });
  }

  existing(id: string, url = 'wss://a.example/chat'): number {
    const facts = { url, readyState: 'open', subprotocol: '', extensions: '', binaryType: 'blob' } as const;
    return this.gated(id, { type: 'existing', facts });
  }

  opened(id: string, subprotocol = ''): number {
    return this.gated(id, { type: 'opened', subprotocol, extensions: '' });
  }

  /** Created and opened: items 1 and 2 of the first. Sets the mark `open`. */
  open(id: string): void {
    this.created(id);
    this.opened(id);
    this.mark('open');
  }

  sent(id: string, data: string | ArrayBuffer, fullSize?: number): number {
    return this.gated(id, { type: 'sent', payload: payloadOf(data, fullSize) });
  }

  received(id: string, data: string | ArrayBuffer, fullSize?: number): number {
    return this.gated(id, { type: 'received', payload: payloadOf(data, fullSize) });
  }

  closing(id: string, code: number | null = null, reason = ''): number {
    return this.gated(id, { type: 'closing', code, reason });
  }

  closed(id: string): number {
    return this.gated(id, { type: 'closed', code: 1000, reason: '', wasClean: true, errored: false });
  }
}

function payloadOf(data: string | ArrayBuffer, fullSize?: number): Payload {
  const size = fullSize === undefined ? {} : { fullSize };
  return typeof data === 'string' ? { opcode: 'text', data, ...size } : { opcode: 'binary', data, ...size };
}
