import { printPath } from '../../query/parse-path.ts';
import type { Step } from '../../query/path.ts';
import type { PacketItem } from './packet-item.ts';

/** Where a field stands in its packet, as a query writes it. `way`: from the packet to the field. */
export const packetPath = (way: readonly PacketItem[]): string =>
  printPath(way.slice(1).flatMap((item, index) => stepTo(item, way[index])));

/** A field without a name is the whole of what it is in, when it is the only one. */
function stepTo({ name }: PacketItem, parent: PacketItem | undefined): Step[] {
  if (parent?.kind === 'array') return [{ type: 'index', index: Number(name) }];
  if (name === null && parent?.children().length === 1) return [];
  return [{ type: 'name', name: name ?? '' }];
}
