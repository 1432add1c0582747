import { describe, expect, test } from 'vitest';
import type { Field, Packet } from '../../decoders/decoder.ts';
import { literalPattern } from '../../query/literal-pattern.ts';
import { runAtOnce } from '../slices/sliced-work.ts';
import { Outline } from './outline.ts';
import { OutlineSearch } from './outline-search.ts';
import { type PacketItem, packetItem } from './packet-item.ts';

const FIELDS: readonly Field[] = [
  { name: 'topic', value: 'sensors/1', bytes: { start: 4, end: 13 } },
  {
    name: 'flags',
    value: [
      { name: 'retain', value: true },
      { name: 'quality', value: 2 },
    ],
  },
  { name: 'body', value: { json: '{"t":21.50,"list":[1,"x"]}' } },
  { name: 'raw', value: Uint8Array.of(0, 255) },
  { name: 'id', value: 12_345_678_901_234_567_890n },
  { name: 'none', value: null },
];
const packet: Packet = { type: 'publish\u202e', summary: 'sensors/1', fields: () => FIELDS };

const outlineOf = (packets: readonly Packet[]): Outline<PacketItem> =>
  Outline.of(packets.map(packetItem), (item) => item.children());

const shown = (tree: Outline<PacketItem>) =>
  Array.from({ length: tree.length }, (_, line) => {
    const { depth, name, value, state } = tree.rowAt(line);
    return `${'-'.repeat(depth)}${name}: ${value}${state === 'leaf' ? '' : ` (${state})`}`;
  });

describe('a packet as a tree', () => {
  test('packets and their fields are open, what is in the fields is not', () => {
    expect(shown(outlineOf([packet]).expanded(1))).toEqual([
      'publish\\u202e: sensors/1 (open)',
      '-topic: "sensors/1"',
      '-flags: { retain, quality } (closed)',
      '-body: { t: 21.50, list: […] } (closed)',
      '-raw: 00 ff',
      '-id: 12345678901234567890',
      '-none: null',
    ]);
  });

  test('JSON in a field is opened like any other', () => {
    const tree = outlineOf([packet]).expanded(1).toggled(3).toggled(5);
    expect(shown(tree).slice(3, 8)).toEqual([
      '-body: { t: 21.50, list: […] } (open)',
      '--t: 21.50',
      '--list: [ 1, "x" ] (open)',
      '---0: 1',
      '---1: "x"',
    ]);
    expect(shown(tree.toggled(3))).toHaveLength(7);
    expect(tree.wayTo(6).map(({ name }) => name)).toEqual(['publish\u202e', 'body', 'list', '0']);
    expect(tree.parentOf(6)).toBe(5);
    expect(tree.parentOf(0)).toBe(-1);
  });

  test('everything opens and closes', () => {
    const tree = outlineOf([packet, packet]).expanded();
    expect(tree.length).toBe(26);
    expect(shown(tree.collapsed())).toHaveLength(2);
  });

  test('a value knows its bytes, and what it is when it is copied or opened', () => {
    const tree = outlineOf([packet]).expanded(1);
    expect(tree.itemAt(1)?.bytes).toEqual({ start: 4, end: 13 });
    expect(tree.itemAt(1)?.text()).toBe('sensors/1');
    expect(tree.itemAt(2)?.text()).toBe('retain: true\nquality: 2');
    expect(tree.itemAt(3)?.content?.data).toBe('{"t":21.50,"list":[1,"x"]}');
    expect(tree.itemAt(4)?.text()).toBe('00 ff');
  });

  test('many fields are not all opened at once', () => {
    const many = Array.from({ length: 4_000 }, (_, index) => ({ name: String(index), value: FIELDS }));
    const tree = outlineOf([{ ...packet, fields: () => many }]).expanded();
    expect(tree.length).toBeLessThan(30_000);
  });
});

test('a search finds names and values', () => {
  const search = new OutlineSearch(outlineOf([packet]).expanded(), literalPattern('SENSORS'));
  runAtOnce(search);
  expect(search.matches.length).toBe(1);
  expect(search.matches.at(0)).toBe(1);
});
