import { addressOf } from '../protocol/engine.ts';
import { type Handshake, parseHandshake } from '../protocol/handshake.ts';
import type { HistoryLimits } from '../protocol/history-limits.ts';
import { unreachable } from '../protocol/parsed.ts';
import type { Payload } from '../protocol/payload.ts';
import { readBatch } from '../protocol/read-batch.ts';
import type { DocumentFacts, FromPanel, KeptHandshakes, ToPanel, UnreadBatch } from '../protocol/routing.ts';
import { parseToPanel } from '../protocol/routing.ts';
import type { Observed, ToPage } from '../protocol/to-page.ts';
import type { Transport } from '../protocol/transport.ts';
import { DocumentIntake, sessionIds } from './document-intake.ts';
import { isTop, outlivesPages } from './document-kind.ts';
import { HandshakeBook } from './handshake-book.ts';
import { Interventions } from './interventions.ts';
import { OwedBatches } from './owed-batches.ts';
import { type LinkStatus, type OwnDocument, PanelLink } from './panel-link.ts';
import { type LoadOptions, type LoadResult, PayloadLoads } from './payload-loads.ts';
import { type CommandBody, type CommandOutcome, type Origin, PendingCommands } from './pending-commands.ts';
import type { ReceiverOptions } from './receiver-options.ts';
import type { Session } from './session.ts';
import type { Message, SessionEvent } from './session-event.ts';
import { WorkerCaptureSwitch } from './worker-capture-switch.ts';

/** The panel's end of the protocol: takes in what documents report, acknowledges it, and carries commands to them. */
export class Receiver {
  preserveLog: boolean = false;
  readonly session: Session;
  readonly #link = new PanelLink();
  readonly workers = new WorkerCaptureSwitch((message) => this.#link.post(message));
  readonly interventions = new Interventions((message) => this.#link.post(message));
  #recording: boolean = true;
  #observed: Observed = { stacks: true, handling: false };
  /** Null while the user's choice is not known: documents keep what their relays have read. */
  #limits: HistoryLimits | null = null;
  readonly #loads: PayloadLoads;
  readonly #now: () => number;
  readonly #owed: OwedBatches;
  readonly #intakes = new Map<string, DocumentIntake>();
  /** Documents that have said hello since the background was last started. */
  readonly #confirmed = new Set<string>();
  /** Documents that were left since then without a hello, and whose last words have come. */
  readonly #heard = new Set<string>();
  readonly commands: PendingCommands;
  readonly #handshakes = new HandshakeBook((document) => this.#frameOf(document));
  readonly #dropped = new Map<string, number>();
  readonly #ids = sessionIds();

  /** `panelId`: whose commands these are. */
  constructor(session: Session, panelId: string, options: ReceiverOptions = {}) {
    this.session = session;
    this.#now = options.now ?? Date.now;
    this.#loads = new PayloadLoads(panelId, (documentId, message) => this.#toDocument(documentId, message));
    const post = (message: FromPanel) => this.#link.post(message);
    const isOwn = (documentId: string) => documentId === this.#link.own?.documentId;
    this.commands = new PendingCommands(panelId, { post, isOwn }, options);
    this.#owed = new OwedBatches(options.pause ?? ((then) => then()), (documentId) => this.#acknowledge(documentId));
  }

  /** While it is off, messages are counted and not kept; the count is shown in their place when it is on again. */
  get recording(): boolean {
    return this.#recording;
  }

  set recording(on: boolean) {
    this.#recording = on;
    this.#observeAll();
    if (on) this.session.append([...this.#intakes.values()].flatMap((intake) => intake.recordingEnds(this.#now())));
  }

  /** What documents take down besides messages, while recording is on. */
  get observed(): Observed {
    return this.#observed;
  }

  set observed(observed: Observed) {
    this.#observed = observed;
    this.#observeAll();
  }

  /** What documents keep, and report whole. */
  set limits(limits: HistoryLimits) {
    this.#limits = limits;
    this.#observeAll();
  }

  get status(): LinkStatus {
    return this.#link.status;
  }

  onStatus(listener: (status: LinkStatus) => void): () => void {
    return this.#link.onStatus(listener);
  }

  /** Goes on over a new transport: every document says hello again and resumes after what has arrived of it. */
  attach(transport: Transport<FromPanel>): void {
    this.commands.reconnected();
    this.#link.attach(transport);
    transport.subscribe((raw) => {
      const parsed = parseToPanel(raw);
      if (parsed.ok) this.#take(parsed.value);
    });
  }

  /** A document that is no page's and needs no port: of the connections that the panel opens itself. */
  addOwn(own: OwnDocument): void {
    this.#link.own = own;
    own.subscribe((message) => this.#take(message));
  }

  /** The tab has navigated: asks every document that is there now to report. */
  navigated(): void {
    this.#link.post({ type: 'discover' });
  }

  /** Sends `payload` on a connection of the page, as the user's own message. */
  send(connection: string, payload: Payload, origin?: Origin): Promise<CommandOutcome> {
    return this.#command(connection, { type: 'send', payload }, origin);
  }

  /** Gives `payload` to the page as if the server of a connection had sent it. */
  inject(connection: string, payload: Payload): Promise<CommandOutcome> {
    return this.#command(connection, { type: 'inject', payload });
  }

  /** Closes a connection of the page; `code` null: without code and reason. */
  close(connection: string, code: number | null, reason: string): Promise<CommandOutcome> {
    return this.#command(connection, { type: 'close', code, reason });
  }

  #command(connection: string, what: CommandBody, origin?: Origin): Promise<CommandOutcome> {
    if ((this.session.connections.get(connection)?.api ?? 'WebSocket') !== 'WebSocket')
      return Promise.resolve('unsupported');
    const intake = this.#presentIntakeOf(connection);
    const connectionId = intake?.connectionIdOf(connection);
    if (!intake || connectionId === undefined) return Promise.resolve('gone');
    return this.commands.add(intake.facts.documentId, { ...what, connectionId }, origin);
  }

  /** What a connection is called in its tab; undefined when its page was left, and cannot be asked for anything any more. */
  addressOf(connection: string): string | undefined {
    const intake = this.#presentIntakeOf(connection);
    return intake && addressOf(intake.facts.documentId, intake.connectionIdOf(connection) ?? '');
  }

  /** Asks the page for the whole payload of a message that was too big to travel. It is not put into the session. */
  load(message: Message, options?: LoadOptions): Promise<LoadResult> {
    const intake = this.#presentIntakeOf(message.connection);
    if (!intake) return Promise.resolve({ ok: false, reason: 'gone' });
    return this.#loads.load(intake.facts.documentId, message, options);
  }

  /** Of the document that a connection belongs to; undefined when that is not loaded any more. */
  #presentIntakeOf(connection: string): DocumentIntake | undefined {
    const intake = [...this.#intakes.values()].find((candidate) => candidate.connectionIdOf(connection) !== undefined);
    return intake && this.session.documents.get(intake.document)?.loaded ? intake : undefined;
  }

  #take(message: ToPanel): void {
    switch (message.type) {
      case 'document':
        return this.#hello(message);
      case 'batch':
        return this.#batch(message.documentId, message);
      case 'piece':
        return this.#loads.heard(message.documentId, message.piece);
      case 'handshakes':
        return this.#hearHandshakes(message.documentId, message);
      case 'gone':
        return this.#gone(message.documentId);
      case 'ready':
        this.#confirmed.clear();
        this.#heard.clear();
        this.commands.ready();
        this.interventions.ready();
        return this.workers.ready();
      case 'capture-workers':
        return this.workers.heard(message);
      case 'engine':
        return this.interventions.heard(message.documentId, message.news);
      case 'parcel':
        return this.commands.parcels.heard(message.parcelId, message.news);
      case 'rules-in-force':
        return this.interventions.inForce(message);
      case 'unreachable':
      case 'replaced':
        return this.#link.setStatus(message.type);
      default:
        return unreachable(message);
    }
  }

  #hello(facts: DocumentFacts): void {
    if (facts.context !== 'client') this.#link.setStatus('live');
    const known = this.#intakes.get(facts.documentId);
    const isNews = known?.present !== true; // else it only says hello to another background
    const intake = known ?? new DocumentIntake(facts, this.#ids, this.#intakes.get(facts.parent ?? '')?.document);
    this.#intakes.set(facts.documentId, intake);
    this.#confirmed.add(facts.documentId);
    if (isTop(facts) && isNews) this.#replaceAllBy(facts);
    this.session.append(intake.arrived());
    this.#observe(facts.documentId);
    this.#owed.forget(facts.documentId);
    this.#toDocument(facts.documentId, { type: 'subscribe', after: intake.newest });
    this.commands.repeat(facts.documentId);
    this.#loads.repeat(facts.documentId);
  }

  /**
   * A page in the top frame: what began before it is over, and so is a later page that the user has gone back from.
   * Iframes of the page itself may have been here first. Workers that pages share go when the browser says so.
   */
  #replaceAllBy({ documentId, timeOrigin }: DocumentFacts): void {
    for (const [id, { facts, present }] of this.#intakes) {
      const wasTop = isTop(facts) && !present;
      if (id === documentId || (outlivesPages(facts) && present) || !(wasTop || facts.timeOrigin < timeOrigin))
        continue;
      // While it is confirmed its `gone` is on its way; else no background could tell of its end.
      if (!this.preserveLog || !this.#confirmed.has(id)) this.#gone(id, !this.#heard.has(id));
      if (!this.preserveLog) this.#intakes.delete(id);
    }
    if (this.preserveLog) return;
    const kept = new Set([...this.#intakes.values()].map(({ document }) => document));
    this.session.keepDocuments(({ id }) => kept.has(id));
    this.#handshakes.keepDocuments(kept);
  }

  #batch(documentId: string, batch: UnreadBatch): void {
    const intake = this.#intakes.get(documentId);
    if (!intake) return;
    if (!this.#confirmed.has(documentId)) this.#heard.add(documentId);
    const events: SessionEvent[] = [];
    for (const envelope of readBatch(batch)) {
      for (const event of intake.take(envelope, this.#recording))
        events.push(this.commands.withOrigin(event, envelope));
      this.commands.heard(envelope, documentId);
    }
    if (!intake.present) events.push(...intake.recordingEnds(this.#now())); // its last words: no row of its end follows
    this.session.append([...events, ...this.#handshakes.seen(events)]);
    this.#owed.arrived(documentId);
  }

  #acknowledge(documentId: string): void {
    this.#toDocument(documentId, { type: 'acknowledge', seq: this.#intakes.get(documentId)?.newest ?? 0 });
  }

  #hearHandshakes(documentId: string, { dropped, handshakes, skew }: KeptHandshakes): void {
    const document = this.#intakes.get(documentId)?.document;
    if (document === undefined) return;
    this.#dropped.set(document, dropped);
    const parsed = handshakes.flatMap((raw) => parseHandshake(raw, skew) ?? []);
    this.session.append(parsed.flatMap((handshake) => this.#handshakes.add(document, handshake)));
  }

  /** The id in the session of a connection that an engine tells of; undefined while it is not known there. */
  connectionOf(documentId: string, connectionId: string): string | undefined {
    return this.#intakes.get(documentId)?.connectionOf(connectionId);
  }

  /** Handshakes of a document of the session that its relay had no room for before the panel was there. */
  droppedHandshakes(document: string): number {
    return this.#dropped.get(document) ?? 0;
  }

  /** A handshake of the tab that has ended, as DevTools tells it: Chromium tells extensions less. */
  handshakeFromDevTools(handshake: Handshake): void {
    this.session.append(this.#handshakes.addFromDevTools(handshake));
  }

  #gone(documentId: string, isUnheard = false): void {
    const intake = this.#intakes.get(documentId);
    if (!intake) return;
    this.session.append(intake.left(this.#now(), isUnheard));
    this.commands.gone(documentId);
    this.interventions.gone(documentId);
    this.#loads.gone(documentId);
  }

  #observeAll(): void {
    for (const documentId of this.#confirmed) this.#observe(documentId);
  }

  #observe(documentId: string): void {
    const { stacks, handling } = this.#observed;
    const isOn = this.#recording;
    if (this.#limits) this.#toDocument(documentId, { type: 'limits', ...this.#limits });
    this.#toDocument(documentId, { type: 'observe', stacks: isOn && stacks, handling: isOn && handling });
  }

  #frameOf(document: string): string {
    const { context, parent } = this.session.documents.get(document) ?? {};
    return context === undefined || parent === undefined ? document : this.#frameOf(parent);
  }

  #toDocument(documentId: string, message: ToPage): void {
    this.#link.post({ type: 'to-document', documentId, message });
  }
}
