import type { DecoderId } from './decoder.ts';
import type { Encoder } from './encoder.ts';

const json = async (): Promise<Encoder> => (await import('./json/json-encoder.ts')).jsonEncoder;
const phoenix = async (): Promise<Encoder> => (await import('./phoenix/phoenix-encoder.ts')).phoenixEncoder;

/** The decoders whose packets can be edited. Each encoder is loaded when it is first needed. */
export const ENCODERS: Readonly<Partial<Record<DecoderId, () => Promise<Encoder>>>> = {
  json,
  asyncapi: json,
  actioncable: json,
  pusher: json,
  faye: json,
  socketcluster: json,
  clusterws: json,
  wamp: json,
  ocpp: json,
  nostr: json,
  cdp: json,
  jupyter: json,
  totaljs: json,
  phpwebsocket: json,
  engineio: async () => (await import('./engineio/engineio-encoder.ts')).engineIoEncoder,
  socketio: async () => (await import('./socketio/socketio-encoder.ts')).socketIoEncoder,
  signalr: async () => (await import('./signalr/signalr-encoder.ts')).signalREncoder,
  phoenix,
  liveview: phoenix,
  mqtt: async () => (await import('./mqtt/mqtt-encoder.ts')).mqttEncoder,
  graphql: async () => (await import('./graphql/graphql-encoder.ts')).graphQlEncoder,
  jsonrpc: async () => (await import('./jsonrpc/jsonrpc-encoder.ts')).jsonRpcEncoder,
  stomp: async () => (await import('./stomp/stomp-encoder.ts')).stompEncoder,
  msgpack: async () => (await import('./msgpack/msgpack-encoder.ts')).msgpackEncoder,
  schema: async () => (await import('./schema/schema-encoder.ts')).schemaEncoder,
  cbor: async () => (await import('./cbor/cbor-encoder.ts')).cborEncoder,
};
