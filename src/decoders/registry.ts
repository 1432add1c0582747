import type { Decoder, DecoderId, Detect } from './decoder.ts';
import { detectEngineIo } from './engineio/detect-engineio.ts';
import { detectJson } from './json/detect-json.ts';
import { detectLiveView } from './liveview/detect-liveview.ts';
import { detectMqtt } from './mqtt/detect-mqtt.ts';
import { detectPhoenix } from './phoenix/detect-phoenix.ts';
import { detectRaw } from './raw/detect-raw.ts';
import { detectSignalR } from './signalr/detect-signalr.ts';
import { detectSocketIo } from './socketio/detect-socketio.ts';

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
};
