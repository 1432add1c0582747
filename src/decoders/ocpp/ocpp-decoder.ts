import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, Field, Packet } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { jsonMessage } from '../json/json-message.ts';
import { type JsonReader, jsonField } from '../json/json-reader.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { shortened } from '../value-text.ts';

/** OCPP-J 1.6, section 4, and part 4 of OCPP 2.0.1 and 2.1: https://openchargealliance.org/protocols/ */
export const ocppDecoder: Decoder = statelessDecoder('ocpp', decode);

/** What stands behind the number and the id of each kind of message. */
const KINDS: Readonly<Record<string, { readonly name: string; readonly parts: readonly string[] }>> = {
  2: { name: 'CALL', parts: ['action', 'payload'] },
  3: { name: 'CALLRESULT', parts: ['payload'] },
  4: { name: 'CALLERROR', parts: ['code', 'description', 'details'] },
  5: { name: 'CALLRESULTERROR', parts: ['code', 'description', 'details'] },
  6: { name: 'SEND', parts: ['action', 'payload'] },
};
/** Of an error that answers what could not be read. */
const NO_ID = '-1';
/** The answer to a Heartbeat has one member, and is the only one. */
const HEARTBEAT_ANSWER = /^\{\s*"currentTime"\s*:\s*"[^"]{0,60}"\s*\}$/;

function decode({ direction, ...input }: DecoderInput): Packet[] {
  const json = jsonMessage({ direction, ...input });
  const kind = json.kind === 'array' ? KINDS[json.source(0) ?? ''] : undefined;
  const id = json.text(1);
  if (kind === undefined || id === undefined) throw new Error('no message of OCPP');
  const { name, parts } = kind;
  const action = parts[0] === 'action' ? json.text(2) : undefined;
  if (parts[0] !== 'payload' && json.text(2) === undefined) throw new Error(`${name} without its ${parts[0]}`);
  const isAnswer = name === 'CALLRESULT';
  return [
    {
      type: action ?? name,
      summary: shortened(summaryOf(json, name)),
      isHeartbeat: action === 'Heartbeat' || (isAnswer && HEARTBEAT_ANSWER.test(json.source(2) ?? '')),
      isError: parts[0] === 'code',
      ...keysOf(name, id, direction),
      fields: () => fieldsOf(json, kind, id),
    },
  ];
}

function summaryOf(json: JsonReader, name: string): string {
  if (name === 'CALL' || name === 'SEND') return json.source(3) ?? '';
  if (name === 'CALLRESULT') return json.source(2) ?? '';
  return [json.text(2), json.text(3)].filter((part) => part !== undefined && part !== '').join(': ');
}

/**
 * Each side makes its own ids. A SEND wants no answer; what is wrong with an answer is told by who had called, and belongs
 * to the call.
 */
function keysOf(name: string, id: string, direction: Way): Partial<Packet> {
  if (name === 'CALL') return { asks: { by: direction, id } };
  if (name === 'CALLRESULTERROR') return { continues: { by: direction, id } };
  const isAnswer = name === 'CALLRESULT' || name === 'CALLERROR';
  return isAnswer && id !== NO_ID ? { answers: { by: otherSide(direction), id } } : {};
}

function fieldsOf(json: JsonReader, { name, parts }: { name: string; parts: readonly string[] }, id: string): Field[] {
  return [
    { name: 'message', value: name },
    { name: 'id', value: id },
    ...parts.flatMap((part, index) => {
      const source = json.source(2 + index);
      return source === undefined ? [] : [jsonField(part, source)];
    }),
  ];
}
