import type { Api, Way } from '../protocol/from-page.ts';
import type { Payload } from '../protocol/payload.ts';
import type { AsyncApiContract } from './asyncapi/asyncapi-document.ts';
import type { SchemaDocument } from './schema/schema-document.ts';
import type { Violation } from './violation.ts';

/** Every decoder there is. The registry has an entry for each, or it does not compile. */
export const DECODER_IDS = [
  'schema',
  'asyncapi',
  'raw',
  'json',
  'engineio',
  'socketio',
  'signalr',
  'phoenix',
  'liveview',
  'mqtt',
  'graphql',
  'jsonrpc',
  'stomp',
  'wamp',
  'sockjs',
  'actioncable',
  'pusher',
  'faye',
  'socketcluster',
  'clusterws',
  'totaljs',
  'yjs',
  'zeromq',
  'nats',
  'xmpp',
  'jupyter',
  'ocpp',
  'nostr',
  'cdp',
  'phpwebsocket',
  'humblenet',
  'msgpack',
  'cbor',
  'protobuf',
  'bson',
  'flatbuffers',
  'compressed',
  'xml',
] as const;
export type DecoderId = (typeof DECODER_IDS)[number];

/** What is known of a connection before its first message. Empty texts where the handshake was not seen. */
export interface ConnectionFacts {
  readonly url: string;
  readonly subprotocol: string;
  readonly api: Api;
  /** The document of the user that is for this connection. */
  readonly schema?: SchemaDocument;
  /** What a document of AsyncAPI, that the user has loaded, says of this connection. */
  readonly asyncapi?: AsyncApiContract;
}

/** One message. Its payload is only the beginning when it has a `fullSize`. */
export interface DecoderInput {
  readonly direction: Way;
  readonly payload: Payload;
  /** Of EventSource, the name of the event; of WebTransport, the stream. */
  readonly channel?: string;
}

/** From `start` up to, not including, `end`, in the bytes of the message's payload. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** JSON as it stands in the payload: read only when it is shown, and with every digit of its numbers. */
export interface JsonText {
  readonly json: string;
}

export type FieldValue = string | number | bigint | boolean | null | Uint8Array | JsonText | readonly Field[];

/** One part of a packet, in the words of its protocol. */
export interface Field {
  /** Empty for the one field that is the whole packet. */
  readonly name: string;
  readonly value: FieldValue;
  /** Where it stands in a binary payload; absent when it began in an earlier message. */
  readonly bytes?: ByteRange;
}

/** Ids are unique only among what one side asked. */
export interface PairKey {
  readonly by: Way;
  readonly id: string;
}

/** What is published to many: the topic of a message, or the filter of a subscription. */
export interface Topic {
  /** Who subscribes. */
  readonly by: Way;
  /** Levels with slashes between them; those of a filter may be one of the three below. */
  readonly name: string;
}

/** Levels of a filter: any one, any number, one or more. No topic has a NUL. */
export const ANY_LEVEL = '\0+';
export const ANY_LEVELS = '\0#';
export const SOME_LEVELS = '\0**';

/** One unit of a protocol. A message holds any number of them, and one may span messages. */
export interface Packet {
  /** What a user of the protocol calls it: the name of an event or a method, else the protocol's own word. */
  readonly type: string;
  /** The protocol's own word for it, where `type` is a name that the application has given. */
  readonly word?: string;
  /** The rest of it on one line; absent when the payload itself says it best. Untrusted text. */
  readonly summary?: string;
  readonly isHeartbeat?: boolean;
  readonly isError?: boolean;
  /** Where it is not what a document of the user says; empty where it is. */
  readonly violations?: readonly Violation[];
  /** The document of the user that describes its connection does not know it. */
  readonly isUndocumented?: boolean;
  /** What else is to be said of it, a sentence each that goes on behind its name. Untrusted text. */
  readonly remarks?: readonly string[];
  /** It waits for a packet that answers the same key. */
  readonly asks?: PairKey | undefined;
  /** It is an answer; where it also asks, it asks only if nobody waits for that answer. */
  readonly answers?: PairKey | undefined;
  /** After this answer, more may follow. */
  readonly isPartialAnswer?: boolean;
  /** It may be no answer at all: that it has an id is all that speaks for one. */
  readonly isGuess?: boolean;
  /** Packets will belong to it by these keys, from either side; it does not wait for them. */
  readonly opens?: readonly PairKey[] | undefined;
  /** It belongs to the packet that has opened, or asked, this key, and is no answer to it. */
  readonly continues?: PairKey | undefined;
  /** Messages on such topics will belong to it; no longer do they to what has subscribed to them before. */
  readonly subscribes?: readonly Topic[];
  readonly unsubscribes?: readonly Topic[];
  /** It belongs to the last subscription to its topic, where it does not continue anything. */
  readonly topic?: Topic;
  /** Bytes that were unpacked for it, and the packets after it: they may be a thousand times those of the message. */
  readonly unpacked?: number | undefined;
  /** Read when it is shown. */
  readonly fields: () => readonly Field[];
}

/** What spoke for a decoder, as it can be shown: the subprotocol `mqtt`, a part of the URL, the beginning of a message. */
export interface Evidence {
  readonly source: 'subprotocol' | 'url' | 'message' | 'user' | 'schema';
  readonly text: string;
}

/** How sure a decoder is of a connection: 0 not mine … 1 certain. */
export interface Recognition {
  readonly score: number;
  readonly why: Evidence;
}

/** Null: not mine. Cheap and pure: every decoder is asked. `message` is one of the first that were seen. */
export type Detect = (facts: ConnectionFacts, message: DecoderInput) => Recognition | null;

/** How long one side of a connection waits for messages before it gives the connection up. */
export interface Patience {
  /** The messages that are waited for: the page waits for what it receives, the server for what the page sends. */
  readonly awaits: Way;
  readonly ms: number;
  /**
   * Which of them begin the time anew. Before any of these, it began with the connection, for `first` and where
   * `fromOpening`, else with the first message of that direction. `first`: only one is waited for.
   */
  readonly renewedBy: 'any' | 'heartbeats' | 'first';
  readonly fromOpening?: boolean;
  /** What clients and servers do unless they are told otherwise: nothing in the connection says so. */
  readonly isDefault?: boolean;
}

/** Decodes the messages of one connection, in their order. */
export interface DecodeStream {
  /** @throws Error when the message is not what the protocol allows; the next one is decoded all the same. */
  decode(input: DecoderInput): readonly Packet[];
  /** A stream that goes on from here on its own. The same object where a message needs no other one. */
  fork(): DecodeStream;
  /** Messages are missing here. */
  skip?(): void;
  /** As the messages that it has decoded say, or the protocol. A fork needs not know. */
  readonly patience?: readonly Patience[];
}

export interface Decoder {
  readonly id: DecoderId;
  readonly start: (facts: ConnectionFacts) => DecodeStream;
}

/** Which side did not ask. */
export const otherSide = (way: Way): Way => (way === 'sent' ? 'received' : 'sent');
