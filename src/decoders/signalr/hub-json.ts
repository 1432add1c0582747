import { type JsonReader, readJson } from '../json/json-reader.ts';
import { limitPackets } from '../packet-limit.ts';
import { shortened } from '../value-text.ts';
import { HUB_TYPES, type HubMessage } from './hub-message.ts';

/** What ends every record. */
export const RECORD_END = '\u001e';

const FIELDS = [
  ...['protocol', 'version', 'invocationId', 'target', 'arguments', 'streamIds', 'item', 'result', 'error'],
  ...['sequenceId', 'allowReconnect', 'headers'],
];

/** @throws Error when a record is malformed, or the last is not ended although the text is whole. */
export function readJsonHub(text: string, isPart: boolean): HubMessage[] {
  const records = text.split(RECORD_END);
  const rest = records.pop();
  limitPackets(records.length);
  const messages = records.map((record) => hubMessage(readJson(record)));
  if (rest === '') return messages;
  if (!isPart || rest === undefined) throw new Error('a record without its end');
  return [...messages, hubMessage(readJson(rest, true))];
}

/** What has no type is of the handshake. */
function hubMessage(json: JsonReader): HubMessage {
  const number = json.source('type') === undefined ? 0 : json.number('type');
  const type = HUB_TYPES[number ?? -1];
  if (!type || json.kind !== 'object') throw new Error('no message type of SignalR');
  const error = json.text('error');
  const said = ['arguments', 'item', 'result', 'protocol', 'sequenceId'].flatMap((key) => json.source(key) ?? []);
  return {
    type,
    invocationId: json.text('invocationId'),
    streamIds: textsOf(json.inside('streamIds')),
    target: json.text('target'),
    error,
    summary: shortened(error ?? said[0] ?? ''),
    fields: () => [{ name: 'message', value: type }, ...json.fields(...FIELDS)],
  };
}

const textsOf = (list: JsonReader | undefined): string[] =>
  list ? Array.from({ length: list.size }, (_, index) => list.text(index) ?? '') : [];
