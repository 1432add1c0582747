import type { ConnectionFacts } from '../protocol/from-page.ts';
import { unreachable } from '../protocol/parsed.ts';
import { payloadSize } from '../protocol/payload-size.ts';
import type { Connection, SessionDocument } from './connection.ts';
import { MarkBook } from './mark-book.ts';
import type { SessionEvent } from './session-event.ts';
import { VerdictBook } from './verdict-book.ts';

type ChangeType = 'open' | 'message' | 'error' | 'handshake' | 'reconnecting' | 'end' | 'stall' | 'closing' | 'close';
type Of<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>;

/** Documents and connections as they stand after the events so far. */
export class SessionState {
  readonly connections = new Map<string, Connection>();
  readonly documents = new Map<string, SessionDocument>();
  messages = 0;
  lost = 0;
  readonly marks = new MarkBook();
  readonly verdicts = new VerdictBook();
  readonly #drained = new Map<string, number>();

  /** How long a sent message had to wait for the network, in ms; undefined when nobody has seen it wait. */
  drainedAfter(connection: string, seq: number): number | undefined {
    return this.#drained.get(drainKey(connection, seq));
  }

  apply(event: SessionEvent): void {
    switch (event.type) {
      case 'document':
        this.documents.set(event.document, documentOf(event));
        return;
      case 'unload':
        return this.#unload(event.document);
      case 'connection':
        this.connections.set(event.connection, connectionOf(event));
        return this.#endIfLeft(event.connection);
      case 'loss':
        return this.#lose(event);
      case 'mark':
        return this.marks.set(event);
      case 'verdict':
        return; // into the book, by who knows the rows
      case 'drained':
        this.#drained.set(drainKey(event.connection, event.of), event.after);
        return;
      default:
        this.#change(event, this.connections.get(event.connection));
        if (event.type !== 'message') this.#endIfLeft(event.connection);
    }
  }

  /** The events that lead to what is still alive: a loaded document, a connection of it that is not closed. */
  alive(): SessionEvent[] {
    const documents = [...this.documents.values()].filter(({ loaded }) => loaded);
    const ids = new Set(documents.map(({ id }) => id));
    const connections = [...this.connections.values()].filter((c) => ids.has(c.document) && c.state !== 'closed');
    return [
      ...documents.map(
        ({ id, loaded, ...facts }): SessionEvent => ({ type: 'document', document: id, ...facts, seq: 0 }),
      ),
      ...connections.map(
        (c): SessionEvent => ({
          type: 'connection',
          connection: c.id,
          document: c.document,
          url: c.url,
          protocols: c.protocols,
          at: c.createdAt,
          seq: 0,
          facts: factsOf(c),
          ...(c.stack === undefined ? {} : { stack: c.stack }),
        }),
      ),
      ...connections.flatMap(({ handshake }) => handshake ?? []),
    ];
  }

  #unload(id: string): void {
    const document = this.documents.get(id);
    if (document) document.loaded = false;
    for (const connection of this.connections.values()) {
      if (connection.document === id && connection.state !== 'closed') connection.state = 'gone';
    }
  }

  /** The last words of a document may come after the word that it was left. */
  #endIfLeft(id: string): void {
    const connection = this.connections.get(id);
    if (!connection || connection.state === 'closed') return;
    if (this.documents.get(connection.document)?.loaded === false) connection.state = 'gone';
  }

  /** What the panel has removed was not lost on the way: it was seen. */
  #lose({ connection, messages, bytes, reason }: Of<'loss'>): void {
    if (reason === 'removed') return;
    this.lost += messages;
    const lost = this.connections.get(connection)?.lost;
    if (!lost) return;
    lost.messages += messages;
    lost.bytes += bytes ?? 0;
  }

  #change(event: Of<ChangeType>, connection: Connection | undefined): void {
    if (event.type === 'message') this.messages++;
    if (!connection) return;
    switch (event.type) {
      case 'open': {
        const { subprotocol, extensions, binaryType } = event;
        Object.assign(connection, { state: 'open', subprotocol, extensions, binaryType });
        return;
      }
      case 'message':
        return countMessage(connection, event);
      case 'error':
        connection.failed = true;
        return;
      case 'reconnecting':
        connection.state = 'connecting';
        return;
      case 'end':
      case 'stall':
        return;
      case 'closing':
        if (connection.state === 'connecting') connection.abandoned = true;
        connection.state = 'closing';
        return;
      case 'close': {
        const { code, reason, wasClean } = event;
        connection.state = 'closed';
        connection.close = { code, reason, wasClean };
        return;
      }
      case 'handshake':
        connection.handshake = event;
        return;
      default:
        return unreachable(event);
    }
  }
}

function countMessage(connection: Connection, { direction, payload, binaryForm, bufferedAmount }: Of<'message'>): void {
  const traffic = connection[direction];
  traffic.messages++;
  traffic.bytes += payloadSize(payload);
  if (binaryForm) connection.binaryType = binaryForm;
  if (bufferedAmount === undefined) return;
  connection.bufferedAmount = bufferedAmount;
  connection.mostBuffered = Math.max(connection.mostBuffered, bufferedAmount);
}

const drainKey = (connection: string, seq: number): string => `${connection} ${seq}`;

const documentOf = ({ type, seq, document, ...facts }: Of<'document'>): SessionDocument => ({
  id: document,
  ...facts,
  loaded: true,
});

function connectionOf({ connection, document, url, protocols, at, facts, api, stack }: Of<'connection'>): Connection {
  return {
    id: connection,
    document,
    api: facts?.api ?? api ?? 'WebSocket',
    url: facts?.url ?? url,
    protocols,
    createdAt: at,
    state: facts?.readyState ?? 'connecting',
    failed: false,
    subprotocol: facts?.subprotocol ?? '',
    extensions: facts?.extensions ?? '',
    binaryType: facts?.binaryType ?? 'blob',
    sent: { messages: 0, bytes: 0 },
    received: { messages: 0, bytes: 0 },
    lost: { messages: 0, bytes: 0 },
    bufferedAmount: 0,
    mostBuffered: 0,
    ...(stack === undefined ? {} : { stack }),
    close: null,
    abandoned: false,
    handshake: null,
  };
}

const factsOf = ({ url, state, subprotocol, extensions, binaryType, api }: Connection): ConnectionFacts => ({
  url,
  readyState: state === 'gone' ? 'closed' : state,
  subprotocol,
  extensions,
  binaryType,
  ...(api === 'WebSocket' ? {} : { api }),
});
