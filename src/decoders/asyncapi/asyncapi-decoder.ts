import type { Way } from '../../protocol/from-page.ts';
import {
  type ConnectionFacts,
  type Decoder,
  type DecoderId,
  type DecoderInput,
  type DecodeStream,
  otherSide,
  type Packet,
} from '../decoder.ts';
import { jsonPackets, meaningOf } from '../json/json-packet.ts';
import { scanJson } from '../json/scan-json.ts';
import { rawPacket } from '../raw/raw-packet.ts';
import type { Violation } from '../violation.ts';
import type { AsyncApiContract, Candidate } from './asyncapi-document.ts';
import { isJsonType } from './content-formats.ts';
import { correlationKeys } from './correlation-keys.ts';
import { otherFormatPackets } from './other-formats.ts';
import { MessageTeller, type Told } from './tell-message.ts';

/** UTF-16 units of a message that is checked. */
const CHECKED = 1024 * 1024;
/** UTF-16 units of a message that are looked at to name what is in no document. */
const LOOKED_AT = 256 * 1024;

/** Messages as a document of AsyncAPI names them, checked against their schemas. */
export const asyncApiDecoder: Decoder = { id: 'asyncapi', start };

function start({ asyncapi, api, url, subprotocol }: ConnectionFacts): DecodeStream {
  if (!asyncapi) return failing;
  const candidates = { sent: candidatesOf(asyncapi, 'sent'), received: candidatesOf(asyncapi, 'received') };
  const tellers = { sent: jsonTeller(candidates.sent), received: jsonTeller(candidates.received) };
  const formats = new Map(
    [...asyncapi.document.formats].map(([id, { start: begin }]) => [id, begin({ url, subprotocol, api })]),
  );
  const reader = new MessageReader(asyncapi, tellers);
  const packets: Packets = (input, streams) =>
    reader.packets(input) ??
    otherFormatPackets(input, candidates[input.direction], streams) ?? [unknownPacket(input, asyncapi)];
  return streamOf(packets, formats);
}

type Formats = ReadonlyMap<DecoderId, DecodeStream>;
type Packets = (input: DecoderInput, formats: Formats) => readonly Packet[];

/** The decoders of the other formats may remember what came before. */
function streamOf(packets: Packets, formats: Formats): DecodeStream {
  const stream: DecodeStream = {
    decode: (input) => packets(input, formats),
    fork: () => {
      const forks = new Map([...formats].map(([id, format]) => [id, format.fork()]));
      const isSame = [...formats].every(([id, format]) => forks.get(id) === format);
      return isSame ? stream : streamOf(packets, forks);
    },
    skip: () => {
      for (const format of formats.values()) format.skip?.();
    },
  };
  return stream;
}

const failing: DecodeStream = {
  decode: () => {
    throw new Error('no document of AsyncAPI is loaded for this connection');
  },
  fork: () => failing,
};

/** Each message once. */
function candidatesOf({ channels }: AsyncApiContract, direction: Way): readonly Candidate[] {
  const all = channels.flatMap(({ messages }) => messages[direction]);
  return [...new Map(all.map((candidate) => [candidate.message, candidate])).values()];
}

const jsonTeller = (candidates: readonly Candidate[]): MessageTeller =>
  new MessageTeller(candidates.filter(({ message }) => isJsonType(message.contentType)));

type Tellers = Readonly<Record<Way, MessageTeller>>;

/** Names and checks messages that are JSON. */
class MessageReader {
  readonly #contract: AsyncApiContract;
  readonly #tellers: Tellers;

  constructor(contract: AsyncApiContract, tellers: Tellers) {
    this.#contract = contract;
    this.#tellers = tellers;
  }

  /** Undefined for what is no JSON. */
  packets({ direction, payload }: DecoderInput): readonly Packet[] | undefined {
    if (payload.opcode === 'binary') return undefined;
    const { data, fullSize } = payload;
    if (fullSize !== undefined || data.length > CHECKED) return [tooLong(data, direction, fullSize !== undefined)];
    const value = parsed(data);
    if (!value) return undefined;
    const told = this.#tellers[direction].tell(value.value, data.length);
    if (told.candidate) return [this.#packet(told.candidate, told, value.value, { direction, data })];
    const other = this.#tellers[otherSide(direction)].tell(value.value, data.length);
    if (other.candidate && other.isNamed && other.violations.length === 0) {
      const way = { ...other, violations: [wrongWay(direction)] };
      return [this.#packet(other.candidate, way, value.value, { direction, data })];
    }
    return [
      undocumented(data, direction, {
        contract: this.#contract,
        told,
        candidates: this.#tellers[direction].candidates,
      }),
    ];
  }

  #packet(
    candidate: Candidate,
    { violations, unchecked, others = [] }: Told,
    value: unknown,
    { direction, data }: Text,
  ): Packet {
    const { name } = candidate.message;
    const remarks = [
      ...(unchecked === undefined ? [] : [`it is not checked: ${unchecked}`]),
      ...(others.length === 0 ? [] : [`it fits as well: ${namesOf(others)}`]),
    ];
    const { isHeartbeat = false, isError = false } = meaningOf(name);
    return {
      type: name,
      isHeartbeat,
      isError: isError || violations.length > 0,
      ...correlationKeys(candidate, value, direction),
      violations,
      ...(remarks.length === 0 ? {} : { remarks }),
      fields: () => [{ name: '', value: { json: data } }],
    };
  }
}

interface Text {
  readonly direction: Way;
  readonly data: string;
}

function parsed(data: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(data) as unknown };
  } catch {
    return undefined; // plain text, or a message of another format
  }
}

function tooLong(data: string, direction: Way, isPart: boolean): Packet {
  const reason = isPart ? 'only its beginning is here' : `it is longer than ${CHECKED} characters`;
  return { ...namedByItself(data, direction, isPart), remarks: [`it is not checked: ${reason}`] };
}

function wrongWay(direction: Way): Violation {
  const [is, expected] = direction === 'sent' ? ['sent', 'received'] : ['received', 'sent'];
  return { path: [], expected: `a message that the page has ${expected}`, found: `one that it has ${is}` };
}

interface Unknown {
  readonly contract: AsyncApiContract;
  readonly told: Told;
  readonly candidates: readonly Candidate[];
}

/** It is named as if there were no document. */
function undocumented(data: string, direction: Way, { contract, told, candidates }: Unknown): Packet {
  const packet = namedByItself(data, direction, false);
  const { document } = contract;
  const nearest = told.nearest ? `; it is most like ${told.nearest.message.name}` : '';
  const known = candidates.length === 0 ? `none is ${direction} here` : `here are ${direction} ${namesOf(candidates)}`;
  const remarks = [`it is like no message of ${document.title}: ${known}${nearest}`];
  if (!document.claimsAll) return { ...packet, isUndocumented: true, remarks };
  const violation = { path: [], expected: `a message of ${document.title}`, found: 'one that is not in it' };
  return { ...packet, isError: true, isUndocumented: true, violations: [violation], remarks };
}

function unknownPacket({ direction, payload }: DecoderInput, { document }: AsyncApiContract): Packet {
  const remarks = [`it is no JSON, and ${document.title} has no message of another format that is ${direction} here`];
  return { ...rawPacket(payload), isUndocumented: true, remarks };
}

function namedByItself(data: string, direction: Way, isPart: boolean): Packet {
  const scanned = scanJson(data, 0, LOOKED_AT, isPart);
  const [packet, ...more] = scanned ? jsonPackets(data, scanned, direction) : [];
  const fields: Packet['fields'] = () => [{ name: '', value: { json: data } }];
  return packet && more.length === 0 ? { ...packet, fields } : { type: 'JSON', fields };
}

const NAMES = 8;

function namesOf(candidates: readonly Candidate[]): string {
  const names = candidates.slice(0, NAMES).map(({ message }) => message.name);
  return `${names.join(', ')}${candidates.length > NAMES ? ', …' : ''}`;
}
