/** The server's end of one WebSocket connection, with all that it received. */
import { EventEmitter, once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';

export interface ReceivedMessage {
  readonly opcode: 'text' | 'binary';
  readonly data: Buffer;
}

export interface CloseReport {
  readonly code: number;
  readonly reason: string;
}

export class EchoConnection {
  /** Path and query of the handshake. */
  readonly path: string;
  readonly requestHeaders: IncomingHttpHeaders;
  /** The chosen subprotocol, or ''. */
  readonly subprotocol: string;
  readonly received: ReceivedMessage[] = [];
  /** Resolves when the connection has ended: with code 1006 when there was no close frame. */
  readonly closed: Promise<CloseReport>;
  readonly #socket: WebSocket;
  readonly #events = new EventEmitter();

  constructor(socket: WebSocket, request: IncomingMessage, echo: boolean) {
    this.#socket = socket;
    this.path = request.url ?? '/';
    this.requestHeaders = request.headers;
    this.subprotocol = socket.protocol;
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      this.received.push({ opcode: isBinary ? 'binary' : 'text', data });
      if (echo) socket.send(data, { binary: isBinary });
      this.#events.emit('received');
    });
    socket.on('error', () => socket.terminate()); // a broken frame; `closed` tells
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  /** Resolves to all received messages as soon as there are `count` of them. Bound it by the test's timeout. */
  async waitForMessages(count: number): Promise<readonly ReceivedMessage[]> {
    while (this.received.length < count) await once(this.#events, 'received');
    return this.received;
  }

  /** A string goes as text, bytes go as binary. */
  send(data: string | Uint8Array): void {
    this.#socket.send(data);
  }

  /** Reads no more from the wire until `resume`: what the page sends fills the buffers on the way. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Starts the closing handshake. Without a code the page sees 1005. */
  close(code?: number, reason?: string): void {
    this.#socket.close(code, reason);
  }

  /** Ends the TCP connection without a closing handshake: the page sees 1006. */
  terminate(): void {
    this.#socket.terminate();
  }
}
