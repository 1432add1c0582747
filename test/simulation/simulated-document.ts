import { vi } from 'vitest';
import { receiveParcel } from '../../src/content/parcel-receiver.ts';
import { Relay } from '../../src/content/relay.ts';
import type { ConnectionRecord } from '../../src/page/connection-record.ts';
import { ExecutedCommands } from '../../src/page/executed-commands.ts';
import { Journal } from '../../src/page/journal.ts';
import type { Envelope, Report, Size } from '../../src/page/journal-entry.ts';
import { packBatch } from '../../src/page/pack-batch.ts';
import type { HistoryLimits } from '../../src/protocol/history-limits.ts';
import { ACTIVE, LAST_BATCH, LEAVING, SENT_ON, type ToHook } from '../../src/protocol/meeting.ts';
import type { Payload } from '../../src/protocol/payload.ts';
import { RELAY_PORT } from '../../src/protocol/routing.ts';
import type { Observed } from '../../src/protocol/to-page.ts';
import type { Deliveries, Lane } from './deliveries.ts';
import type { PortPair } from './port-pair.ts';

export interface DocumentOptions {
  readonly url: string;
  readonly frameId: number;
  readonly timeOrigin: number;
  readonly limits: HistoryLimits;
}

type Connect = (document: SimulatedDocument, name: string) => PortPair;

/** The port that the relay holds: what it posts goes to the hook. */
class HookPort extends EventTarget {
  readonly postMessage: (message: ToHook) => void;

  constructor(post: (message: ToHook) => void) {
    super();
    this.postMessage = post;
  }

  start(): void {
    return;
  }
}

/** A document of a page: the real journal and the real relay, with simulated ports between all of them. */
export class SimulatedDocument {
  readonly options: DocumentOptions;
  readonly journal: Journal;
  /** How many messages each connection has had. */
  readonly appended = new Map<string, number>();
  /** What the user's commands have sent, in order. */
  readonly executed: string[] = [];
  /** What it was told to take down, in order. */
  readonly observed: Observed[] = [];
  readonly #relay: Relay;
  readonly #hookPort: HookPort;
  readonly #toRelay: Lane;
  readonly #commands = new ExecutedCommands();
  readonly #records = new Map<string, ConnectionRecord>();
  readonly #connect: Connect;
  #port: PortPair | null = null;
  #subscription = 0;
  #messages = 0;
  #loaded: boolean = true;

  constructor(options: DocumentOptions, deliveries: Deliveries, connect: Connect) {
    this.options = options;
    this.journal = new Journal(options.limits);
    this.journal.gathers = true;
    this.#connect = connect;
    this.#toRelay = deliveries.lane();
    const toHook = deliveries.lane();
    this.#hookPort = new HookPort((message) => toHook.add(() => this.#hear(message)));
    this.#hookPort.addEventListener(SENT_ON, (event) => this.journal.subscribe((event as MessageEvent).data));
    this.#relay = new Relay(this.#hookPort as unknown as MessagePort);
  }

  /** Whether a panel has subscribed, or there is nothing to subscribe to. */
  get isKnown(): boolean {
    return this.#subscription > 0 || this.#messages === 0;
  }

  get messages(): number {
    return this.#messages;
  }

  open(connectionId: string): void {
    const url = `wss://a.example/${connectionId}`;
    const facts = { url, readyState: 'open', subprotocol: '', extensions: '', binaryType: 'blob' } as const;
    this.#records.set(connectionId, { id: connectionId, facts, seq: 0, gate: null, socket: null });
    this.#report(connectionId, { type: 'created', url, protocols: [] });
    this.#report(connectionId, { type: 'opened', subprotocol: '', extensions: '', binaryType: 'blob' });
  }

  /** A message whose text is its number in the document, from 1. */
  message(connectionId: string): void {
    if (!this.#records.has(connectionId)) this.open(connectionId);
    this.#message(connectionId, { type: 'received', payload: this.#payload(`${this.#messages + 1}`) });
  }

  /** Its server has closed it. */
  close(connectionId: string): void {
    this.#report(connectionId, { type: 'closed', code: 1000, reason: '', wasClean: true });
    this.#records.delete(connectionId);
  }

  /** As if the page had never had it. */
  forget(connectionId: string): void {
    this.#records.delete(connectionId);
  }

  /** What the page itself would have to forge to get it here. */
  forge(envelopes: readonly unknown[]): void {
    this.#post({ subscription: this.#subscription, last: 0, envelopes });
  }

  /** As the first use of a socket, or a call of the background, makes it. */
  connectRelay(): void {
    this.#run(() => this.#relay.connect());
  }

  /** As if the script that takes one parcel were put into it. */
  receiveParcel(): void {
    this.#run(() => receiveParcel());
  }

  /**
   * The page is left: what is not acknowledged goes at once, and the browser closes the port after that, or before
   * (`isCached`, see `Relay`).
   */
  leave(isCached: boolean): void {
    if (isCached) this.#port?.cut();
    const isHeard = !this.#hookPort.dispatchEvent(new Event(LEAVING, { cancelable: true }));
    for (let envelopes = isHeard ? this.journal.takeAnyway() : null; envelopes; envelopes = this.journal.takeAnyway()) {
      const data = structuredClone(this.#batch(envelopes));
      this.#run(() => this.#hookPort.dispatchEvent(new MessageEvent(LAST_BATCH, { data })));
    }
    this.#loaded = false;
    if (!isCached) this.#port?.freeze();
  }

  /** Back from the back/forward cache: there, the browser had closed the port, of which nobody tells the relay. */
  restore(): void {
    this.#loaded = true;
    this.#run(() => this.#relay.reconnect());
  }

  #hear(message: ToHook): void {
    if (!this.#loaded) return;
    switch (message.type) {
      case 'subscribe':
        this.#subscription = message.subscription;
        this.journal.subscribe(message.after);
        break;
      case 'acknowledge':
        this.journal.acknowledge(message.seq);
        break;
      case 'observe':
        this.observed.push(message);
        break;
      case 'limits':
        this.journal.limits = message;
        break;
      case 'load':
        this.#post(this.journal.piece(message.loadId, message.seq, message.from));
        break;
      case 'send':
        if (this.#commands.isNew(message.commandId)) this.#carryOut(message);
        break;
      default:
        this.journal.pause();
    }
    this.#flush();
  }

  #carryOut({ commandId, connectionId, payload }: Extract<ToHook, { type: 'send' }>): void {
    if (!this.#records.has(connectionId)) {
      this.#report(connectionId, { type: 'refused', commandId, reason: 'unknown-connection' });
      return;
    }
    this.executed.push(String(payload.data));
    const numbered = this.#payload(`${this.#messages + 1}`);
    this.#message(connectionId, { type: 'sent', payload: numbered, discarded: false, bufferedAmount: 0, commandId });
  }

  #payload(data: string): Payload {
    return { opcode: 'text', data };
  }

  #message(connectionId: string, body: Report): void {
    this.#messages++;
    this.appended.set(connectionId, (this.appended.get(connectionId) ?? 0) + 1);
    this.#report(connectionId, body, 1);
  }

  #report(connectionId: string, body: Report, size: Size | null = null): void {
    const first = this.#records.size === 1 && body.type === 'created';
    this.journal.append(this.#records.get(connectionId) ?? null, body, 1, size);
    if (first) this.#post(ACTIVE);
    this.#flush();
  }

  #flush(): void {
    for (let envelopes = this.journal.take(); envelopes; envelopes = this.journal.take()) {
      this.#post(this.#batch(envelopes));
    }
  }

  #batch(envelopes: Envelope[]) {
    return packBatch({ subscription: this.#subscription, last: envelopes[envelopes.length - 1]?.seq ?? 0, envelopes });
  }

  #post(message: unknown): void {
    const data = structuredClone(message);
    this.#toRelay.add(() => this.#run(() => this.#hookPort.dispatchEvent(new MessageEvent('message', { data }))));
  }

  #openPort({ name }: { name: string }): PortPair {
    const port = this.#connect(this, name);
    if (name === RELAY_PORT) this.#port = port;
    return port;
  }

  /** Runs code of the relay in this document's world, which ends with the document. */
  #run(code: () => void): void {
    if (!this.#loaded) return;
    vi.stubGlobal('performance', { timeOrigin: this.options.timeOrigin });
    vi.stubGlobal('chrome', {
      runtime: { connect: (info: { name: string }) => contentPort(this.#openPort(info), (end) => this.#run(end)) },
    });
    code();
    vi.unstubAllGlobals();
  }
}

/** The browser's own form of a port, for a relay. */
function contentPort({ client }: PortPair, run: (listener: () => void) => void) {
  return {
    postMessage: (message: unknown) => client.post(message),
    disconnect: () => client.close(),
    onMessage: { addListener: (listener: (message: unknown) => void) => client.subscribe(listener) },
    onDisconnect: { addListener: (listener: () => void) => client.onClosed(() => run(listener)) },
  };
}
