/** https://protobuf.dev/programming-guides/encoding/#varints */
const MOST_BYTES = 10;
/** Groups within groups that nobody knows. */
const DEPTH = 100;

/** Reads the wire of Protobuf. @throws Error, each of its methods, when it is malformed. */
export class WireCursor {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Of more than 49 bits, a bigint. */
  varint(end: number): number | bigint {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < MOST_BYTES; count++) {
      this.expect(1, end);
      const byte = this.bytes[this.at++] ?? 0;
      if (count < 7) value += (byte & 0x7f) * scale;
      if (byte < 0x80) return count < 7 ? value : this.#bigVarint(count + 1);
      scale *= 128;
    }
    throw new Error('a number of Protobuf has too many bytes');
  }

  /** A field's number and wire type, as one number. */
  tag(end: number): number {
    const tag = Number(this.varint(end));
    if (tag < 8 || tag > 0xffff_ffff) throw new Error('Protobuf has no such field number');
    return tag;
  }

  /** Goes behind a value, and returns where its content ends: of a group before the tag that ends it. */
  skip(tag: number, end: number): number {
    switch (tag % 8) {
      case 0:
        this.varint(end);
        return this.at;
      case 1:
        return this.#skipBytes(8, end);
      case 2:
        return this.#skipBytes(Number(this.varint(end)), end);
      case 3:
        return this.#skipGroup(tag, end);
      case 5:
        return this.#skipBytes(4, end);
      default:
        throw new Error('Protobuf has no such wire type');
    }
  }

  /** That so many bytes are there. */
  expect(size: number, end: number): void {
    if (size > end - this.at) throw new Error('Protobuf is cut off');
  }

  #skipBytes(size: number, end: number): number {
    this.expect(size, end);
    this.at += size;
    return this.at;
  }

  #skipGroup(first: number, end: number): number {
    const open = [first + 1]; // the tags that end them
    for (;;) {
      const start = this.at;
      const tag = this.tag(end);
      if (tag % 8 === 3) open.push(tag + 1);
      else if (tag % 8 !== 4) this.skip(tag, end);
      else if (open.pop() !== tag) throw new Error('a group of Protobuf ends that did not begin');
      if (open.length > DEPTH) throw tooDeep();
      if (open.length === 0) return start;
    }
  }

  /** The number that ends where the cursor is. */
  #bigVarint(size: number): bigint {
    let value = 0n;
    for (let count = 0; count < size; count++) {
      value |= BigInt((this.bytes[this.at - size + count] ?? 0) & 0x7f) << BigInt(7 * count);
    }
    return BigInt.asUintN(64, value);
  }
}

export const tooDeep = () => new Error('Protobuf is nested too deep');
