import type { JsonIndex } from '../json/json-index.ts';
import type { PacketItem } from '../packets/packet-item.ts';
import type { PanelModel } from '../panel-model.ts';

/** A longer literal makes no query that anyone can read. */
const LITERAL_LENGTH = 200;

/** Whether a query can compare with the value: a short scalar. */
export function canFilterBy(index: JsonIndex, node: number): boolean {
  const kind = index.kindOf(node);
  if (kind === 'object' || kind === 'array') return false;
  return index.endOf(node) - index.startOf(node) <= LITERAL_LENGTH;
}

/** A field of a packet as JSON writes it; null when a query cannot compare with it. */
export function literalOf({ kind, text }: Pick<PacketItem, 'kind' | 'text'>): string | null {
  const isScalar = kind === 'string' || kind === 'number' || kind === 'boolean' || kind === 'null';
  const literal = !isScalar ? '' : kind === 'string' ? JSON.stringify(text()) : text();
  return literal === '' || literal.length > LITERAL_LENGTH || /^-?Infinity$|^NaN$/.test(literal) ? null : literal;
}

/** Shows only messages that have the same value at the same path. `literal`: as JSON writes it. */
export function filterByValue(model: PanelModel, path: string, literal: string): void {
  model.filterBy(`${path} == ${literal}`);
}
