import { detectActionCable } from './actioncable/detect-actioncable.ts';
import { detectAsyncApi } from './asyncapi/detect-asyncapi.ts';
import { detectBson } from './bson/detect-bson.ts';
import { detectCbor } from './cbor/detect-cbor.ts';
import { detectCdp } from './cdp/detect-cdp.ts';
import { detectClusterWs } from './clusterws/detect-clusterws.ts';
import { detectCompressed } from './compressed/detect-compressed.ts';
import type { Decoder, DecoderId, Detect } from './decoder.ts';
import { detectEngineIo } from './engineio/detect-engineio.ts';
import { detectFaye } from './faye/detect-faye.ts';
import { detectFlatBuffers } from './flatbuffers/detect-flatbuffers.ts';
import { detectGraphQl } from './graphql/detect-graphql.ts';
import { detectHumbleNet } from './humblenet/detect-humblenet.ts';
import { detectJson } from './json/detect-json.ts';
import { detectJsonRpc } from './jsonrpc/detect-jsonrpc.ts';
import { detectJupyter } from './jupyter/detect-jupyter.ts';
import { detectLiveView } from './liveview/detect-liveview.ts';
import { detectMqtt } from './mqtt/detect-mqtt.ts';
import { detectMsgpack } from './msgpack/detect-msgpack.ts';
import { detectNats } from './nats/detect-nats.ts';
import { detectNostr } from './nostr/detect-nostr.ts';
import { detectOcpp } from './ocpp/detect-ocpp.ts';
import { detectPhoenix } from './phoenix/detect-phoenix.ts';
import { detectPhpWebSocket } from './phpwebsocket/detect-phpwebsocket.ts';
import { detectProtobuf } from './protobuf/detect-protobuf.ts';
import { detectPusher } from './pusher/detect-pusher.ts';
import { detectRaw } from './raw/detect-raw.ts';
import { detectSchema } from './schema/detect-schema.ts';
import { detectSignalR } from './signalr/detect-signalr.ts';
import { detectSocketCluster } from './socketcluster/detect-socketcluster.ts';
import { detectSocketIo } from './socketio/detect-socketio.ts';
import { detectSockJs } from './sockjs/detect-sockjs.ts';
import { detectStomp } from './stomp/detect-stomp.ts';
import { detectTotalJs } from './totaljs/detect-totaljs.ts';
import { detectWamp } from './wamp/detect-wamp.ts';
import { detectXml } from './xml/detect-xml.ts';
import { detectXmpp } from './xmpp/detect-xmpp.ts';
import { detectYjs } from './yjs/detect-yjs.ts';
import { detectZeroMq } from './zeromq/detect-zeromq.ts';

export interface RegisteredDecoder {
  /** The protocol's own spelling of its name. */
  readonly name: string;
  readonly detect: Detect;
  /** The rest of it, when it is first needed: a chunk of its own. */
  readonly load: () => Promise<Decoder>;
}

export const REGISTRY: Readonly<Record<DecoderId, RegisteredDecoder>> = {
  raw: {
    name: 'Raw',
    detect: detectRaw,
    load: async () => (await import('./raw/raw-decoder.ts')).rawDecoder,
  },
  json: {
    name: 'JSON',
    detect: detectJson,
    load: async () => (await import('./json/json-decoder.ts')).jsonDecoder,
  },
  engineio: {
    name: 'Engine.IO',
    detect: detectEngineIo,
    load: async () => (await import('./engineio/engineio-decoder.ts')).engineIoDecoder,
  },
  socketio: {
    name: 'Socket.IO',
    detect: detectSocketIo,
    load: async () => (await import('./socketio/socketio-decoder.ts')).socketIoDecoder,
  },
  signalr: {
    name: 'SignalR',
    detect: detectSignalR,
    load: async () => (await import('./signalr/signalr-decoder.ts')).signalRDecoder,
  },
  phoenix: {
    name: 'Phoenix',
    detect: detectPhoenix,
    load: async () => (await import('./phoenix/phoenix-decoder.ts')).phoenixDecoder,
  },
  liveview: {
    name: 'Phoenix LiveView',
    detect: detectLiveView,
    load: async () => (await import('./liveview/liveview-decoder.ts')).liveViewDecoder,
  },
  mqtt: {
    name: 'MQTT',
    detect: detectMqtt,
    load: async () => (await import('./mqtt/mqtt-decoder.ts')).mqttDecoder,
  },
  graphql: {
    name: 'GraphQL',
    detect: detectGraphQl,
    load: async () => (await import('./graphql/graphql-decoder.ts')).graphQlDecoder,
  },
  jsonrpc: {
    name: 'JSON-RPC',
    detect: detectJsonRpc,
    load: async () => (await import('./jsonrpc/jsonrpc-decoder.ts')).jsonRpcDecoder,
  },
  stomp: {
    name: 'STOMP',
    detect: detectStomp,
    load: async () => (await import('./stomp/stomp-decoder.ts')).stompDecoder,
  },
  wamp: {
    name: 'WAMP',
    detect: detectWamp,
    load: async () => (await import('./wamp/wamp-decoder.ts')).wampDecoder,
  },
  sockjs: {
    name: 'SockJS',
    detect: detectSockJs,
    load: async () => (await import('./sockjs/sockjs-decoder.ts')).sockJsDecoder,
  },
  actioncable: {
    name: 'Action Cable',
    detect: detectActionCable,
    load: async () => (await import('./actioncable/actioncable-decoder.ts')).actionCableDecoder,
  },
  pusher: {
    name: 'Pusher',
    detect: detectPusher,
    load: async () => (await import('./pusher/pusher-decoder.ts')).pusherDecoder,
  },
  faye: {
    name: 'Faye / Bayeux',
    detect: detectFaye,
    load: async () => (await import('./faye/faye-decoder.ts')).fayeDecoder,
  },
  socketcluster: {
    name: 'SocketCluster',
    detect: detectSocketCluster,
    load: async () => (await import('./socketcluster/socketcluster-decoder.ts')).socketClusterDecoder,
  },
  clusterws: {
    name: 'ClusterWS',
    detect: detectClusterWs,
    load: async () => (await import('./clusterws/clusterws-decoder.ts')).clusterWsDecoder,
  },
  totaljs: {
    name: 'Total.js',
    detect: detectTotalJs,
    load: async () => (await import('./totaljs/totaljs-decoder.ts')).totalJsDecoder,
  },
  yjs: {
    name: 'Yjs',
    detect: detectYjs,
    load: async () => (await import('./yjs/yjs-decoder.ts')).yjsDecoder,
  },
  zeromq: {
    name: 'ZeroMQ',
    detect: detectZeroMq,
    load: async () => (await import('./zeromq/zeromq-decoder.ts')).zeroMqDecoder,
  },
  nats: {
    name: 'NATS',
    detect: detectNats,
    load: async () => (await import('./nats/nats-decoder.ts')).natsDecoder,
  },
  xmpp: {
    name: 'XMPP',
    detect: detectXmpp,
    load: async () => (await import('./xmpp/xmpp-decoder.ts')).xmppDecoder,
  },
  jupyter: {
    name: 'Jupyter',
    detect: detectJupyter,
    load: async () => (await import('./jupyter/jupyter-decoder.ts')).jupyterDecoder,
  },
  ocpp: {
    name: 'OCPP',
    detect: detectOcpp,
    load: async () => (await import('./ocpp/ocpp-decoder.ts')).ocppDecoder,
  },
  nostr: {
    name: 'Nostr',
    detect: detectNostr,
    load: async () => (await import('./nostr/nostr-decoder.ts')).nostrDecoder,
  },
  cdp: {
    name: 'Chrome DevTools Protocol',
    detect: detectCdp,
    load: async () => (await import('./cdp/cdp-decoder.ts')).cdpDecoder,
  },
  phpwebsocket: {
    name: 'PHP WebSocket Server',
    detect: detectPhpWebSocket,
    load: async () => (await import('./phpwebsocket/phpwebsocket-decoder.ts')).phpWebSocketDecoder,
  },
  humblenet: {
    name: 'HumbleNet',
    detect: detectHumbleNet,
    load: async () => (await import('./humblenet/humblenet-decoder.ts')).humbleNetDecoder,
  },
  msgpack: {
    name: 'MessagePack',
    detect: detectMsgpack,
    load: async () => (await import('./msgpack/msgpack-decoder.ts')).msgpackDecoder,
  },
  cbor: {
    name: 'CBOR',
    detect: detectCbor,
    load: async () => (await import('./cbor/cbor-decoder.ts')).cborDecoder,
  },
  protobuf: {
    name: 'Protobuf',
    detect: detectProtobuf,
    load: async () => (await import('./protobuf/protobuf-decoder.ts')).protobufDecoder,
  },
  bson: {
    name: 'BSON',
    detect: detectBson,
    load: async () => (await import('./bson/bson-decoder.ts')).bsonDecoder,
  },
  flatbuffers: {
    name: 'FlatBuffers',
    detect: detectFlatBuffers,
    load: async () => (await import('./flatbuffers/flatbuffers-decoder.ts')).flatBuffersDecoder,
  },
  compressed: {
    name: 'gzip, zlib, deflate',
    detect: detectCompressed,
    load: async () => (await import('./compressed/compressed-decoder.ts')).compressedDecoder,
  },
  xml: {
    name: 'XML',
    detect: detectXml,
    load: async () => (await import('./xml/xml-decoder.ts')).xmlDecoder,
  },
  asyncapi: {
    name: 'AsyncAPI',
    detect: detectAsyncApi,
    load: async () => (await import('./asyncapi/asyncapi-decoder.ts')).asyncApiDecoder,
  },
  schema: {
    name: 'Schema',
    detect: detectSchema,
    load: async () => (await import('./schema/schema-decoder.ts')).schemaDecoder,
  },
};
