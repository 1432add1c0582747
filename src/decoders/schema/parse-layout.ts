import { parseRoles } from './parse-roles.ts';
import {
  type BinaryLayout,
  type BytesField,
  type LayoutPart,
  LENGTH_TYPES,
  NUMBER_TYPES,
  type Switch,
} from './schema-document.ts';
import { listAt, onlyKeys, recordAt, SchemaFormatError, textAt } from './schema-format.ts';

/** Switches within switches, and the fields of one list. */
const DEPTH = 8;
const PARTS = 1_000;
const LARGEST = 0xffff_ffff;

interface Scope {
  readonly place: string;
  readonly isLittle: boolean;
  readonly depth: number;
  /** Fields that stand before, which a switch may be about. */
  readonly before: ReadonlySet<string>;
}

/** How a binary message is laid out. */
export function parseLayout(raw: unknown, place: string): BinaryLayout {
  const record = recordAt(raw, place);
  onlyKeys(record, place, ['endian', 'fields', 'kind', 'id', 'replyTo', 'heartbeat', 'error']);
  const isLittle = isLittleAt(record.endian, `${place}/endian`, false);
  const scope = { place: `${place}/fields`, isLittle, depth: 0, before: new Set<string>() };
  return { ...parseRoles(record, place), fields: partsAt(record.fields, scope) };
}

function partsAt(raw: unknown, scope: Scope): readonly LayoutPart[] {
  const list = listAt(raw, scope.place);
  if (list.length > PARTS) throw new SchemaFormatError(scope.place, `has more than ${PARTS} fields`);
  const before = new Set(scope.before);
  return list.map((item, index) => {
    const part = partAt(item, { ...scope, before, place: `${scope.place}/${index}` });
    if (part.type !== 'switch') before.add(part.name);
    return part;
  });
}

function partAt(raw: unknown, scope: Scope): LayoutPart {
  const { place } = scope;
  const record = recordAt(raw, place);
  if (record.switch !== undefined) return switchAt(record, scope);
  const name = textAt(record.name, `${place}/name`);
  const isLittle = isLittleAt(record.endian, `${place}/endian`, scope.isLittle);
  if (record.type === 'utf8' || record.type === 'bytes') {
    onlyKeys(record, place, ['name', 'type', 'endian', 'length']);
    return { name, type: record.type, isLittle, ...lengthAt(record.length, `${place}/length`) };
  }
  onlyKeys(record, place, ['name', 'type', 'endian', 'enum']);
  const type = NUMBER_TYPES.find((known) => known === record.type);
  if (!type) throw new SchemaFormatError(`${place}/type`, `must be one of ${NUMBER_TYPES.join(', ')}, utf8, bytes`);
  const names = record.enum === undefined ? {} : { names: namesAt(record.enum, `${place}/enum`) };
  return { name, type, isLittle, ...names };
}

function switchAt(record: Record<string, unknown>, scope: Scope): Switch {
  const { before, depth, place } = scope;
  onlyKeys(record, place, ['switch', 'cases', 'default']);
  const on = textAt(record.switch, `${place}/switch`);
  if (!before.has(on)) throw new SchemaFormatError(`${place}/switch`, 'must name a field that stands before it');
  if (depth === DEPTH) throw new SchemaFormatError(place, `is more than ${DEPTH} switches deep`);
  const inner = (key: string) => ({ ...scope, depth: depth + 1, place: `${place}/${key}` });
  const cases = Object.entries(recordAt(record.cases, `${place}/cases`));
  return {
    type: 'switch',
    on,
    cases: new Map(cases.map(([value, parts]) => [value, partsAt(parts, inner(`cases/${value}`))])),
    otherwise: record.default === undefined ? [] : partsAt(record.default, inner('default')),
  };
}

function isLittleAt(raw: unknown, place: string, fallback: boolean): boolean {
  if (raw === undefined) return fallback;
  if (raw !== 'big' && raw !== 'little') throw new SchemaFormatError(place, 'must be big or little');
  return raw === 'little';
}

function lengthAt(raw: unknown, place: string): Pick<BytesField, 'length'> {
  if (raw === undefined) return {};
  const type = LENGTH_TYPES.find((known) => known === raw);
  if (type) return { length: type };
  if (typeof raw === 'number' && Number.isInteger(raw) && raw >= 0 && raw <= LARGEST) return { length: raw };
  throw new SchemaFormatError(place, `must be a number of bytes, or one of ${LENGTH_TYPES.join(', ')}`);
}

function namesAt(raw: unknown, place: string): ReadonlyMap<string, string> {
  const entries = Object.entries(recordAt(raw, place));
  return new Map(entries.map(([value, name]) => [value, textAt(name, `${place}/${value}`)]));
}
