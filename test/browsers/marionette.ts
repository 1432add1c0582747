/**
 * Client of Firefox's Marionette protocol. Frames are `LENGTH:JSON` (length in bytes), requests
 * [0, id, command, parameters], answers [1, id, error, result].
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

export class Marionette {
  readonly #socket: Socket;
  readonly #pending = new Map<number, Pending>();
  #chunks: Buffer[] = [];
  #lastId = 0;

  /** Connects to the port that Firefox wrote into the profile file MarionetteActivePort. */
  static async connect(port: number): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Marionette(socket);
  }

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', (error) => this.#rejectAll(error));
    socket.on('close', () => this.#rejectAll(new Error('Firefox closed the Marionette connection')));
  }

  /** Sends one command and returns its result; rejects with what Firefox answers as an error. */
  send(command: string, parameters: object): Promise<unknown> {
    if (this.#socket.destroyed) return Promise.reject(new Error(`${command}: Firefox is not running`));
    this.#lastId += 1;
    const id = this.#lastId;
    const json = JSON.stringify([0, id, command, parameters]);
    this.#socket.write(`${Buffer.byteLength(json)}:${json}`);
    return new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }));
  }

  close(): void {
    this.#socket.destroy();
  }

  #rejectAll(error: Error): void {
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  #receive(chunk: Buffer): void {
    this.#chunks.push(chunk);
    for (let json = this.#takeFrame(); json !== undefined; json = this.#takeFrame()) {
      const message: unknown = JSON.parse(json);
      if (Array.isArray(message)) this.#answer(message); // the greeting is an object
    }
  }

  /** The next whole frame. Chunks are joined only then: a screenshot comes in hundreds of them. */
  #takeFrame(): string | undefined {
    const first = this.#chunks[0];
    if (first === undefined) return undefined;
    const colon = first.indexOf(':');
    if (colon < 0) return this.#chunks.length > 1 ? this.#joinChunks() : undefined;
    const end = colon + 1 + Number(first.subarray(0, colon));
    const available = this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    if (available < end) return undefined;
    const all = Buffer.concat(this.#chunks);
    this.#chunks = available === end ? [] : [all.subarray(end)];
    return all.toString('utf8', colon + 1, end);
  }

  #joinChunks(): string | undefined {
    this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#takeFrame();
  }

  #answer([, id, error, result]: unknown[]): void {
    const request = this.#pending.get(Number(id));
    this.#pending.delete(Number(id));
    if (error === null || error === undefined) request?.resolve(result);
    else request?.reject(toError(error));
  }
}

function toError(answer: unknown): Error {
  const { error, message } = recordOf(answer);
  return new Error(`${String(error)}: ${String(message)}`);
}

/** A named string of a Marionette result, or an Error that says which one is missing. */
export function stringOf(result: unknown, name: string): string {
  const value = recordOf(result)[name];
  if (typeof value !== 'string') throw new Error(`Firefox answered without ${name}`);
  return value;
}

/** The result as an object; an empty one when it is none. */
export function recordOf(result: unknown): Record<string, unknown> {
  return typeof result === 'object' && result !== null ? (result as Record<string, unknown>) : {};
}
