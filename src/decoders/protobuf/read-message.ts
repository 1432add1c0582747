import type { FieldType, MessageType } from './message-type.ts';
import { isPackable } from './message-type.ts';
import { tooDeep, WireCursor } from './wire-cursor.ts';

/** As in the parsers of Protobuf itself. */
const DEPTH = 100;
/** Fields of one message that are read; more are refused, as nobody would look at them one by one. */
const FIELDS = 20_000;

/** A message as it stands on the wire; its values are read when they are wanted. */
export interface ProtoMessage {
  readonly type: MessageType;
  readonly bytes: Uint8Array;
  readonly entries: readonly Entry[];
}

/** One field on the wire: from its tag at `start` up to `next`, its content from `at` up to `end`. */
export interface Entry {
  /** Null when the type has no such field, or another wire type for it. */
  readonly field: FieldType | null;
  readonly number: number;
  readonly wireType: number;
  readonly start: number;
  readonly at: number;
  readonly end: number;
  readonly next: number;
  /** Of a field that is one. */
  readonly message: ProtoMessage | null;
}

/** Whether an entry holds any number of values behind one length. */
export const isPackedEntry = ({ field, wireType }: Entry): boolean =>
  wireType === 2 && field !== null && field.wireType !== 2;

/** Reads the message from `at` up to `end`. @throws Error when it is malformed. */
export function readMessage(type: MessageType, bytes: Uint8Array, at = 0, end = bytes.length): ProtoMessage {
  return new MessageReader(bytes, at).message(type, { end, endTag: 0, depth: 0 });
}

/** `endTag`: the tag that ends a group; 0: the message ends at `end`. */
interface Extent {
  readonly end: number;
  readonly endTag: number;
  readonly depth: number;
}

class MessageReader {
  readonly #bytes: Uint8Array;
  readonly #cursor: WireCursor;
  #count = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#cursor = new WireCursor(bytes, at);
  }

  message(type: MessageType, { depth, end, endTag }: Extent): ProtoMessage {
    if (depth > DEPTH) throw tooDeep();
    const entries: Entry[] = [];
    while (endTag > 0 || this.#cursor.at < end) {
      if (++this.#count > FIELDS) throw new Error('Protobuf has too many fields');
      const start = this.#cursor.at;
      const tag = this.#cursor.tag(end);
      if (tag === endTag) break;
      entries.push(this.#entry(type, { start, tag, end, depth }));
    }
    return { type, bytes: this.#bytes, entries };
  }

  #entry(type: MessageType, place: { start: number; tag: number; end: number; depth: number }): Entry {
    const { depth, end: outerEnd, start, tag } = place;
    const cursor = this.#cursor;
    const [number, wireType] = [tag >>> 3, tag & 7];
    const field = fieldFor(type, number, wireType);
    const inner = field && typeof field.type !== 'string' && field.type.kind === 'message' ? field.type : null;
    if (inner && wireType === 3) {
      const at = cursor.at;
      const message = this.message(inner, { end: outerEnd, endTag: tag + 1, depth: depth + 1 });
      return { field, number, wireType, start, at, end: message.entries.at(-1)?.next ?? at, next: cursor.at, message };
    }
    let at = cursor.at;
    if (wireType === 2) {
      const size = Number(cursor.varint(outerEnd));
      at = cursor.at;
      cursor.expect(size, outerEnd);
      const message = inner && this.message(inner, { end: at + size, endTag: 0, depth: depth + 1 });
      cursor.at = at + size;
      const entry = { field, number, wireType, start, at, end: at + size, next: at + size, message };
      if (isPackedEntry(entry)) checkPacked(this.#bytes, entry);
      return entry;
    }
    const end = cursor.skip(tag, outerEnd);
    return { field, number, wireType, start, at, end, next: cursor.at, message: null };
  }
}

function fieldFor(type: MessageType, number: number, wireType: number): FieldType | null {
  const field = type.fields.get(number);
  if (!field) return null;
  // https://protobuf.dev/programming-guides/encoding/#packed: parsers accept either form, whichever is declared
  const fits = field.wireType === wireType || (wireType === 2 && field.isRepeated && isPackable(field.type));
  return fits ? field : null;
}

/** Its values are read later, where nothing may raise. */
function checkPacked(bytes: Uint8Array, { at: start, end, field }: Entry): void {
  const size = field?.wireType === 1 ? 8 : 4;
  if (field?.wireType !== 0) {
    if ((end - start) % size !== 0) throw new Error('a list of Protobuf is cut off');
    return;
  }
  let open = 0; // bytes of a number that goes on
  for (let at = start; at < end; at++) {
    open = (bytes[at] ?? 0) < 0x80 ? 0 : open + 1;
    if (open >= 10) throw new Error('a number of Protobuf has too many bytes');
  }
  if (open > 0) throw new Error('a list of Protobuf is cut off');
}
