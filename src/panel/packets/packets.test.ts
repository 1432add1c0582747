import { describe, expect, test } from 'vitest';
import type { Field, Packet } from '../../decoders/decoder.ts';
import { literalPattern } from '../../query/literal-pattern.ts';
import { parseQuery } from '../../query/parse-query.ts';
import { valuesAt } from '../../query/path.ts';
import { packetValues } from '../../session/query/packet-values.ts';
import { literalOf } from '../details/filter-by-value.ts';
import { runAtOnce } from '../slices/sliced-work.ts';
import { Outline } from './outline.ts';
import { OutlineSearch } from './outline-search.ts';
import { type PacketItem, packetItem } from './packet-item.ts';
import { packetPath } from './packet-path.ts';

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

test('a query that is made from a value finds it in the packet', () => {
  const packets: Packet[] = [
    { type: 'p', summary: '', fields: () => [...FIELDS, { name: 'a b', value: [{ name: '', value: 'x\ny' }] }] },
    { type: 'whole', summary: '', fields: () => [{ name: '', value: { json: '[[{"in":0.5}]]' } }] },
  ];
  const [root, whole] = packetValues({ kind: 'packets', decoder: 'mqtt', packets }, true);
  const tree = outlineOf(packets).expanded();
  const asked: string[] = [];
  for (let line = 0; line < tree.length; line++) {
    const way = tree.wayTo(line);
    const literal = literalOf(way.at(-1) ?? packetItem(packet));
    if (literal === null) continue;
    const text = `${packetPath(way)} == ${literal}`;
    const parsed = parseQuery(text);
    const query = parsed.ok && parsed.query.type === 'path' ? parsed.query : null;
    const wanted = query?.test.type === 'compare' ? query.test.value : undefined;
    expect([...valuesAt(way[0]?.name === 'p' ? root : whole, query?.path ?? [])], text).toEqual([wanted]);
    asked.push(text);
  }
  expect(asked).toEqual([
    '$.topic == "sensors/1"',
    '$.flags.retain == true',
    '$.flags.quality == 2',
    '$.body.t == 21.50',
    '$.body.list[0] == 1',
    '$.body.list[1] == "x"',
    '$.id == 12345678901234567890',
    '$.none == null',
    '$["a b"] == "x\\ny"',
    '$[0][0].in == 0.5',
  ]);
});
