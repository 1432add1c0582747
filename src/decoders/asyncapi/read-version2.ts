import type { Way } from '../../protocol/from-page.ts';
import { isRecord } from '../../protocol/parsed.ts';
import type { Candidate, Channel } from './asyncapi-document.ts';
import type { DocumentReader, Part } from './document-reader.ts';
import { readQuery } from './read-query.ts';

/**
 * The channels of AsyncAPI 2: their names are addresses. What others publish there, the server receives:
 * https://www.asyncapi.com/docs/reference/specification/v2.6.0#channelItemObject
 */
export function readVersion2(reader: DocumentReader, pageSends: 'publish' | 'subscribe'): Channel[] {
  return reader.parts(reader.root.channels, '/channels').map((part) => {
    const { name, place, record } = part;
    const publish = messagesOf(reader, part, 'publish');
    const subscribe = messagesOf(reader, part, 'subscribe');
    const messages: Record<Way, Candidate[]> =
      pageSends === 'publish' ? { sent: publish, received: subscribe } : { sent: subscribe, received: publish };
    const servers = Array.isArray(record.servers) ? record.servers.map(String) : null;
    return { name, address: name, servers, query: readQuery(reader, record.bindings, place), messages };
  });
}

type Action = 'publish' | 'subscribe';

function messagesOf(reader: DocumentReader, { name, place, record }: Part & { name: string }, action: Action) {
  if (record[action] === undefined) return [];
  const { record: operation, place: there } = reader.part(record[action], `${place}/${action}`);
  const { message, operationId } = operation;
  if (message === undefined) return [];
  const key = typeof operationId === 'string' && operationId !== '' ? operationId : `${name} ${action}`;
  return choicesOf(reader, message, `${there}/message`).map(({ raw, place: at }, index, all): Candidate => {
    const ownKey = keyOf(raw) ?? (all.length === 1 ? key : `${key} ${index + 1}`);
    return { message: reader.message(raw, at, ownKey), asks: false, answers: false };
  });
}

/** One message, or those of `oneOf`. */
function choicesOf(reader: DocumentReader, raw: unknown, place: string) {
  const { record, place: there } = reader.part(raw, place);
  const { oneOf } = record;
  if (!Array.isArray(oneOf)) return [{ raw, place }];
  return oneOf.map((choice: unknown, index) => ({ raw: choice, place: `${there}/oneOf/${index}` }));
}

/** What a reference calls the message that it leads to. */
const keyOf = (raw: unknown): string | undefined =>
  isRecord(raw) && typeof raw.$ref === 'string' ? raw.$ref.split('/').at(-1) : undefined;
