import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseQuery } from '../../query/parse-query.ts';
import { CHOICES, FIELD_NAMES } from '../../query/query.ts';
import { Session } from '../session.ts';
import type { SessionEvent } from '../session-event.ts';
import { compileQuery } from './compile-query.ts';

const doc = readFileSync(new URL('../../../docs/query.md', import.meta.url), 'utf8');
const session = new Session();
/** The row of the session of each message of the document, by its number there. */
const rows = new Map<string, number>();

const connection = (id: string, url: string, subprotocol: string): SessionEvent[] => [
  { type: 'connection', connection: id, document: 'd1', url, protocols: [], seq: 0, at: 0 },
  { type: 'open', connection: id, subprotocol, extensions: '', binaryType: 'blob', seq: 0, at: 0 },
];

const LINE = /^(\d+) +([\d.]+)s +(sent|received) +(\d) +(\S+) +(.*)$/;

function eventsOf(line: string): SessionEvent[] {
  const [, number = '', seconds, direction, id, note, data = ''] = LINE.exec(line) ?? [];
  rows.set(number, session.rowCount);
  const [seq, at] = [Number(number), Number(seconds) * 1_000];
  const mark: SessionEvent = { type: 'mark', document: 'd1', of: seq, bookmarked: true, note: '', seq, at };
  return [
    {
      type: 'message',
      seq,
      at,
      connection: `c${id}`,
      direction: direction === 'sent' ? 'sent' : 'received',
      payload: { opcode: 'text', data },
      discarded: note === 'discarded',
      resent: note === 'resent',
    },
    ...(note === 'bookmarked' ? [mark] : []),
  ];
}

beforeAll(async () => {
  session.append([
    ...connection('c1', 'wss://a.example/chat', 'chat.v2'),
    ...connection('c2', 'wss://b.example/feed', ''),
  ]);
  const block = /```messages\n(.*?)```/s.exec(doc)?.[1] ?? '';
  for (const line of block.trim().split('\n')) session.append(eventsOf(line));
  await session.meanings.advance(() => false);
});

/** `| \`query\` | 1, 2 | … |` */
const EXAMPLE = /^\| `(.+?)` \| ([\d, ]*)\|/gm;
const examples = [...doc.matchAll(EXAMPLE)].map(([, query = '', found = '']) => [query, found.trim()] as const);

describe('the examples of docs/query.md', () => {
  test('are there, for every field and everything that a message can be', () => {
    expect(examples.length).toBeGreaterThan(50);
    for (const field of FIELD_NAMES) expect(doc).toContain(`| \`${field}:`);
    for (const flag of CHOICES.is) expect(doc).toContain(`| \`is:${flag}\` |`);
  });

  test.each(examples)('%s finds %s', (text, found) => {
    const parsed = parseQuery(text);
    expect(parsed).toMatchObject({ ok: true });
    if (!parsed.ok) return;
    const asked = compileQuery(parsed.query, { session, meanings: session.meanings });
    const matching = [...rows].filter(([, row]) => {
      const answers = asked.patterns.map(({ flags, source, textsAt }) =>
        textsAt(row).some((one) => new RegExp(source, flags).test(one)),
      );
      return asked.test(row, answers);
    });
    expect(matching.map(([number]) => number).join(', ')).toBe(found);
  });
});
