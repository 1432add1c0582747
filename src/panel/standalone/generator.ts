import type { FromPage, Way } from '../../protocol/from-page.ts';
import type { Handshake } from '../../protocol/handshake.ts';
import { parseFromPanel } from '../../protocol/parse-for-background.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { ToPanel } from '../../protocol/routing.ts';
import type { Transport } from '../../protocol/transport.ts';
import type { Note } from '../../protocol/verdict.ts';
import { seededRandom } from './random.ts';
import { SampleDocument } from './sample-document.ts';
import { SampleEngine } from './sample-engine.ts';
import { ACCEPTED, REFUSED } from './sample-handshakes.ts';
import { ODD_PAYLOADS, usualPayload } from './sample-payloads.ts';

export interface GeneratorOptions {
  /** Messages at the start. */
  readonly rows: number;
  readonly seed: number;
  /** Messages a second from then on. */
  readonly rate: number;
  /** Adds odd payloads, closed and failed connections, an iframe and losses. */
  readonly isVaried: boolean;
}

export const CHAT = 'wss://chat.example/rooms/lobby?v=2';
const FEED = 'wss://feed.example:8443/market/ticker';

/** Plays a background with the documents of a tab, all the same for the same seed. */
export class Generator {
  readonly engine: SampleEngine;
  readonly #transport: Transport<ToPanel>;
  readonly #options: GeneratorOptions;
  readonly #random: () => number;
  readonly #documents = new Map<string, SampleDocument>();
  #pages = 0;
  #index = 0;

  constructor(transport: Transport<ToPanel>, options: GeneratorOptions) {
    this.#transport = transport;
    this.#options = options;
    this.#random = seededRandom(options.seed);
    this.engine = new SampleEngine((message) => transport.post(message));
    transport.subscribe((raw) => this.#execute(raw));
  }

  /** Loads the page, with everything that the options ask for, and goes on at their rate. */
  start(): void {
    const { isVaried, rate, rows } = this.#options;
    const page = this.#load(0, 'https://app.example/', Date.UTC(2026, 0, 31, 12));
    this.#open(page, 'chat', CHAT, 'chat.v1');
    this.#open(page, 'feed', FEED, '');
    if (isVaried) this.#vary(page);
    for (let count = 0; count < rows; count++) this.#message(page);
    page.flush();
    if (rate > 0) this.#continue(page, rate);
  }

  /** Leaves the page for another one. */
  navigate(): void {
    for (const documentId of this.#documents.keys()) this.#transport.post({ type: 'gone', documentId });
    this.#documents.clear();
    const page = this.#load(0, 'https://app.example/next', Date.now());
    this.#open(page, 'chat', CHAT, '');
    page.flush();
  }

  /** The page takes in one text on the chat, now, and handles it for `handled` ms. */
  receive(data: string, handled?: number): void {
    const page = this.#page();
    page.report('chat', { type: 'received', payload: { opcode: 'text', data }, handled });
    page.flush();
  }

  /** The page sends one text on the chat, from a script of this name. */
  sendFrom(data: string, script: string): void {
    const page = this.#page();
    const stack = stackOf(['sendMessage', 'composer.js:12:10'], ['onClick', `${script}:40:3`]);
    const payload = { opcode: 'text', data } as const;
    page.report('chat', { type: 'sent', payload, discarded: false, bufferedAmount: 0, stack });
    page.flush();
  }

  /** A message waits on the chat: text, or the beginning of a bigger one. */
  hold(direction: Way, data: string, fullSize?: number): void {
    const page = this.#page();
    const payload = { opcode: 'text', data, ...(fullSize === undefined ? {} : { fullSize }) } as const;
    const more = direction === 'sent' ? { discarded: false, bufferedAmount: 0 } : {};
    page.report('chat', { type: direction, payload, ...more } as FromPage);
    page.flush();
    const { clock: at, facts, lastSeq: seq } = page;
    this.engine.hold(facts.documentId, { connectionId: 'chat', seq, at, direction, payload });
  }

  /** What was done to the report before. `text`: what went on in its place. */
  judge(note: Note, text?: string): void {
    const page = this.#page();
    const after = text === undefined ? {} : { payload: { opcode: 'text', data: text } as const };
    page.report('chat', { type: 'verdict', of: page.lastSeq, ...note, ...after });
    page.flush();
  }

  /** More waited than is kept: so many went on. */
  overflow(messages: number): void {
    this.engine.tell(this.#page().facts.documentId, { type: 'overflowed', messages });
  }

  /** The server closes the chat. */
  closeChat(code: number, reason: string): void {
    const page = this.#page();
    page.report('chat', { type: 'closed', code, reason, wasClean: true });
    page.flush();
  }

  say(message: Extract<ToPanel, { type: 'unreachable' | 'replaced' }>): void {
    this.#transport.post(message);
  }

  #execute(raw: unknown): void {
    const parsed = parseFromPanel(raw);
    if (!parsed.ok) return;
    if (parsed.value.type !== 'to-document') return this.engine.execute(parsed.value);
    this.#documents.get(parsed.value.documentId)?.execute(parsed.value.message);
  }

  #page(): SampleDocument {
    const page = [...this.#documents.values()].findLast(({ facts }) => facts.frameId === 0);
    if (!page) throw new Error('no page is loaded');
    page.clock = Math.max(page.clock, Date.now());
    return page;
  }

  #load(frameId: number, url: string, timeOrigin: number): SampleDocument {
    const facts = { documentId: `document-${++this.#pages}`, frameId, url, timeOrigin };
    const page = new SampleDocument(facts, (message) =>
      this.#transport.post({ ...message, documentId: facts.documentId }),
    );
    this.#documents.set(facts.documentId, page);
    this.#transport.post({ type: 'document', ...facts });
    return page;
  }

  #open(page: SampleDocument, id: string, url: string, subprotocol: string): void {
    const extensions = 'permessage-deflate; client_max_window_bits';
    const protocols = subprotocol === '' ? [] : [subprotocol, 'chat.v0'];
    page.report(id, {
      type: 'created',
      url,
      protocols,
      stack: stackOf(['connect', 'app.js:7:19'], ['', 'app.js:90:1']),
    });
    page.clock += 21;
    page.report(id, { type: 'opened', subprotocol, extensions, binaryType: 'arraybuffer' });
  }

  #message(page: SampleDocument): void {
    const index = ++this.#index;
    page.clock += Math.floor(this.#random() * 40);
    const id = index % 5 === 1 || index % 5 === 2 ? 'feed' : 'chat';
    const isSent = id === 'chat' && this.#random() < 0.4;
    page.report(id, messageOf(usualPayload(index, this.#random), isSent));
  }

  #vary(page: SampleDocument): void {
    ODD_PAYLOADS.forEach((payload, index) => {
      page.clock += 5;
      page.report('chat', messageOf(payload, index % 2 === 0));
    });
    page.lose('feed', FEED, 1_204);
    this.#handshake(page, ACCEPTED);
    this.#open(page, 'gone', ACCEPTED.url, '');
    page.report('gone', messageOf({ opcode: 'text', data: 'said before it closed' }, true));
    page.report('gone', { type: 'closing', code: 4001, reason: 'bye' });
    page.report('gone', { ...messageOf({ opcode: 'text', data: 'too late' }, true), discarded: true } as FromPage);
    page.report('gone', { type: 'closed', code: 4001, reason: 'session expired \u202e<b>', wasClean: true });
    this.#handshake(page, REFUSED);
    page.report('failed', { type: 'created', url: REFUSED.url, protocols: [] });
    page.report('failed', { type: 'errored' });
    page.report('failed', { type: 'closed', code: 1006, reason: '', wasClean: false });
    const frame = this.#load(7, 'https://ads.example/frame.html', page.clock);
    this.#open(frame, 'beacon', 'wss://ads.example/beacon', '');
    frame.report('beacon', messageOf({ opcode: 'text', data: 'from the iframe' }, true));
    frame.flush();
  }

  #handshake({ clock, facts: { documentId } }: SampleDocument, part: Omit<Handshake, 'started' | 'ended'>): void {
    const handshake = { ...part, started: clock, responded: clock, ended: clock };
    this.#transport.post({ type: 'handshakes', documentId, handshakes: [handshake], skew: 0, dropped: 0 });
  }

  #continue(page: SampleDocument, rate: number): void {
    const perTick = Math.max(1, Math.round(rate / 20));
    setInterval(
      () => {
        page.clock = Math.max(page.clock, Date.now());
        for (let count = 0; count < perTick; count++) this.#message(page);
        page.flush();
      },
      Math.max(50, 1_000 / rate),
    );
  }
}

const stackOf = (...calls: readonly (readonly [name: string, place: string])[]): string =>
  calls.map(([name, place]) => `${name}@https://app.example/${place}`).join('\n');

const messageOf = (payload: Payload, isSent: boolean): FromPage =>
  isSent ? { type: 'sent', payload, discarded: false, bufferedAmount: 0 } : { type: 'received', payload };
