import { fromBase64 } from '../protocol/base64.ts';
import { isCount, isRecord, isTime } from '../protocol/parsed.ts';
import type { Payload } from '../protocol/payload.ts';
import type { SessionEvent } from '../session/session-event.ts';

type Fields = Record<string, unknown>;

const CONNECTION = 'c1';
const DOCUMENT = 'd1';

/**
 * Recordings of real servers: a first line with the facts of the one connection, a line for each message with its
 * time since the connection opened, and a last line with the close. Times become ms since the Unix epoch, from 0.
 */
export class RecordingReader {
  #seq = 0;
  #at = 0;

  /** @throws Error when the first line lacks its URL. */
  begin({ url, protocol, protocols, responseHeaders }: Fields): SessionEvent[] {
    if (typeof url !== 'string') throw new Error('bad field "url"');
    const asked = Array.isArray(protocols) ? protocols.filter((one): one is string => typeof one === 'string') : [];
    const headers = isRecord(responseHeaders) ? responseHeaders : {};
    const extensions = headers['sec-websocket-extensions'];
    return [
      { type: 'document', seq: 0, at: 0, document: DOCUMENT, frameId: 0, url: '' },
      { type: 'connection', ...this.#header(), document: DOCUMENT, url, protocols: asked },
      {
        type: 'open',
        ...this.#header(),
        subprotocol: typeof protocol === 'string' ? protocol : '',
        extensions: typeof extensions === 'string' ? extensions : '',
        binaryType: 'arraybuffer',
      },
    ];
  }

  /** @throws Error when a row is neither a message nor the close. */
  row({ t, direction, opcode, data, close }: Fields): SessionEvent[] {
    if (isRecord(close)) return [this.#close(close)];
    if (!isTime(t)) throw new Error('bad field "t"');
    if (direction !== 'sent' && direction !== 'received') throw new Error('bad field "direction"');
    this.#at = t;
    return [
      {
        type: 'message',
        ...this.#header(),
        direction,
        payload: payloadOf(opcode, data),
        discarded: false,
        resent: false,
      },
    ];
  }

  #close({ code, reason, wasClean }: Fields): SessionEvent {
    if (!isCount(code)) throw new Error('bad field "close.code"');
    return {
      type: 'close',
      ...this.#header(),
      code,
      reason: typeof reason === 'string' ? reason : '',
      wasClean: wasClean === true,
    };
  }

  #header(): { connection: string; seq: number; at: number } {
    return { connection: CONNECTION, seq: ++this.#seq, at: this.#at };
  }
}

/** Recordings of others may have the alphabet that is safe in URLs: https://www.rfc-editor.org/rfc/rfc4648#section-5 */
const ofAlphabet = (base64: string): string => base64.replaceAll('-', '+').replaceAll('_', '/');

function payloadOf(opcode: unknown, data: unknown): Payload {
  if (typeof data !== 'string') throw new Error('bad field "data"');
  if (opcode === 'text') return { opcode, data };
  const bytes = opcode === 'binary' ? fromBase64(ofAlphabet(data)) : undefined;
  if (!bytes) throw new Error('bad field "opcode" or "data"');
  return { opcode: 'binary', data: bytes };
}
