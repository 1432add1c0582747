/** https://protobuf.dev/programming-guides/proto3/#scalar, and how each is written: a number of a wire type. */
const WIRE_TYPES = {
  double: 1,
  float: 5,
  int32: 0,
  int64: 0,
  uint32: 0,
  uint64: 0,
  sint32: 0,
  sint64: 0,
  fixed32: 5,
  fixed64: 1,
  sfixed32: 5,
  sfixed64: 1,
  bool: 0,
  string: 2,
  bytes: 2,
} as const;
export type Scalar = keyof typeof WIRE_TYPES;

export const isScalar = (name: string): name is Scalar => Object.hasOwn(WIRE_TYPES, name);

export interface EnumType {
  readonly kind: 'enum';
  readonly name: string;
  /** Of several names for one number, the first. */
  readonly names: ReadonlyMap<number, string>;
  readonly numbers: ReadonlyMap<string, number>;
}

export interface MessageType {
  readonly kind: 'message';
  /** With its package, without a dot in front. */
  readonly name: string;
  readonly fields: ReadonlyMap<number, FieldType>;
  readonly fieldsByName: ReadonlyMap<string, FieldType>;
  readonly isMapEntry: boolean;
  /** All that were loaded with it: an Any may hold any of them. */
  readonly others: ReadonlyMap<string, MessageType>;
}

export interface FieldType {
  /** Of an extension its whole name, in brackets. */
  readonly name: string;
  readonly number: number;
  readonly type: Scalar | EnumType | MessageType;
  readonly isRepeated: boolean;
  readonly isPacked: boolean;
  /** Of one value: a message is behind its length (2), or between two tags (3), as a group. */
  readonly wireType: number;
  /** The oneof that it is of. */
  readonly oneof?: string;
}

/** The wire type of one value of a field. */
export function wireTypeOf(type: FieldType['type'], isDelimited: boolean): number {
  if (typeof type === 'string') return WIRE_TYPES[type];
  if (type.kind === 'enum') return 0;
  return isDelimited ? 3 : 2;
}

/** Whether several of its values may stand behind one length. */
export const isPackable = (type: FieldType['type']): boolean =>
  typeof type === 'string' ? WIRE_TYPES[type] !== 2 : type.kind === 'enum';

/** Whether a field holds a map: then its values are entries of a key (1) and a value (2). */
export const mapEntryOf = ({ isRepeated, type }: FieldType): MessageType | null =>
  isRepeated && typeof type !== 'string' && type.kind === 'message' && type.isMapEntry ? type : null;
