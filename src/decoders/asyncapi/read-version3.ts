import type { Way } from '../../protocol/from-page.ts';
import { isRecord } from '../../protocol/parsed.ts';
import { otherSide } from '../decoder.ts';
import { listAt, SchemaFormatError } from '../schema/schema-format.ts';
import type { Candidate, Channel, MessageDescription } from './asyncapi-document.ts';
import type { DocumentReader, Part } from './document-reader.ts';
import { readQuery } from './read-query.ts';

/** A channel, and the messages that its operations have given it so far. */
interface Draft {
  readonly part: Part & { readonly name: string };
  readonly all: readonly MessageDescription[];
  readonly messages: Record<Way, Candidate[]>;
  hasOperations: boolean;
}

/**
 * The channels of AsyncAPI 3, and what operations do with them:
 * https://www.asyncapi.com/docs/reference/specification/v3.0.0#operationObject
 */
export function readVersion3(reader: DocumentReader, pageSends: 'send' | 'receive'): Channel[] {
  const { channels, operations } = reader.root;
  const drafts = new Map<object, Draft>(
    reader.parts(channels, '/channels').map((part) => [part.record, draftOf(reader, part)]),
  );
  for (const { record, place } of reader.parts(operations, '/operations')) {
    if (record.action !== 'send' && record.action !== 'receive') {
      throw new SchemaFormatError(`${place}/action`, 'must be send or receive');
    }
    addOperation(reader, drafts, { record, place, direction: record.action === pageSends ? 'sent' : 'received' });
  }
  return [...drafts.values()].map((draft) => channelOf(reader, draft));
}

function draftOf(reader: DocumentReader, part: Part & { readonly name: string }): Draft {
  const { messages } = part.record;
  const all = messages === undefined ? [] : Object.entries(reader.part(messages, `${part.place}/messages`).record);
  return {
    part,
    all: all.map(([key, raw]) => reader.message(raw, `${part.place}/messages/${key}`, key)),
    messages: { sent: [], received: [] },
    hasOperations: false,
  };
}

function addOperation(
  reader: DocumentReader,
  drafts: ReadonlyMap<object, Draft>,
  { record, place, direction }: Part & { readonly direction: Way },
): void {
  const draft = drafts.get(reader.part(record.channel, `${place}/channel`).record);
  if (!draft) return; // a channel of `components` is no channel of the application
  draft.hasOperations = true;
  const own = messagesOf(reader, record, place) ?? draft.all;
  const reply = record.reply === undefined ? undefined : reader.part(record.reply, `${place}/reply`);
  reader.use(own.length, place);
  add(draft.messages[direction], own, { asks: reply !== undefined, answers: false });
  if (!reply) return;
  // A reply comes over the socket that the request went over, whatever channel it is said to be of.
  const { channel } = reply.record;
  const from = channel === undefined ? draft : drafts.get(reader.part(channel, `${reply.place}/channel`).record);
  if (from) from.hasOperations = true;
  const answers = messagesOf(reader, reply.record, reply.place) ?? from?.all ?? [];
  reader.use(answers.length, place);
  add(draft.messages[otherSide(direction)], answers, { asks: false, answers: true });
}

/** Undefined when an operation does not say which: all those of its channel. */
function messagesOf(reader: DocumentReader, { messages }: Part['record'], place: string) {
  if (messages === undefined) return undefined;
  return listAt(messages, `${place}/messages`).map((raw, index) =>
    reader.message(raw, `${place}/messages/${index}`, `message ${index + 1}`),
  );
}

function add(
  to: Candidate[],
  messages: readonly MessageDescription[],
  { asks, answers }: Omit<Candidate, 'message'>,
): void {
  for (const message of messages) {
    const index = to.findIndex((candidate) => candidate.message === message);
    const known = to[index];
    if (known) to[index] = { message, asks: known.asks || asks, answers: known.answers || answers };
    else to.push({ message, asks, answers });
  }
}

function channelOf(reader: DocumentReader, { part, all, messages, hasOperations }: Draft): Channel {
  const { record, place, name } = part;
  const either = all.map((message) => ({ message, asks: false, answers: false }));
  return {
    name,
    address: typeof record.address === 'string' ? record.address : null,
    servers: Array.isArray(record.servers) ? serverNames(record.servers) : null,
    query: readQuery(reader, record.bindings, place),
    messages: hasOperations ? messages : { sent: either, received: either },
  };
}

/** Servers of a channel are references: the last part is the name. */
const serverNames = (servers: readonly unknown[]): string[] =>
  servers.map((server) => (isRecord(server) ? String(server.$ref).split('/').at(-1) : undefined) ?? '');
