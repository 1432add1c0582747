import type { FieldReader } from '../field-reader.ts';

type Form = 1 | 2 | 4 | 'varint' | 'text' | 'data' | 'pair';

/** https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901027 */
export const PROPERTIES: Readonly<Record<number, readonly [name: string, form: Form]>> = {
  1: ['Payload Format Indicator', 1],
  2: ['Message Expiry Interval', 4],
  3: ['Content Type', 'text'],
  8: ['Response Topic', 'text'],
  9: ['Correlation Data', 'data'],
  11: ['Subscription Identifier', 'varint'],
  17: ['Session Expiry Interval', 4],
  18: ['Assigned Client Identifier', 'text'],
  19: ['Server Keep Alive', 2],
  21: ['Authentication Method', 'text'],
  22: ['Authentication Data', 'data'],
  23: ['Request Problem Information', 1],
  24: ['Will Delay Interval', 4],
  25: ['Request Response Information', 1],
  26: ['Response Information', 'text'],
  28: ['Server Reference', 'text'],
  31: ['Reason String', 'text'],
  33: ['Receive Maximum', 2],
  34: ['Topic Alias Maximum', 2],
  35: ['Topic Alias', 2],
  36: ['Maximum QoS', 1],
  37: ['Retain Available', 1],
  38: ['User Property', 'pair'],
  39: ['Maximum Packet Size', 4],
  40: ['Wildcard Subscription Available', 1],
  41: ['Subscription Identifier Available', 1],
  42: ['Shared Subscription Available', 1],
};

/** Those that other packets depend on. */
interface Found {
  topicAlias?: number;
  /** Of several the first. */
  subscription?: number;
  /** In s. */
  serverKeepAlive?: number;
}

/** Reads the properties of a packet of version 5. */
export function readProperties(reader: FieldReader, name = 'properties'): Readonly<Found> {
  const found: Found = {};
  reader.group(name, () => {
    const length = reader.varint('length');
    reader.expect(length);
    const end = reader.left - length;
    while (reader.left > end) {
      readProperty(reader, found);
    }
    if (reader.left < end) throw new Error('a property is longer than all of them');
  });
  return found;
}

function readProperty(reader: FieldReader, found: Found): void {
  const from = reader.at;
  const [id = 0] = reader.take(1);
  const [name, form] = PROPERTIES[id] ?? [];
  switch (form) {
    case 'varint':
      readSubscription(reader, found);
      return;
    case 'text':
      reader.text(name ?? '');
      return;
    case 'data':
      reader.data(name ?? '');
      return;
    case 'pair':
      reader.group(name ?? '', () => {
        reader.text('name');
        reader.text('value');
      });
      return;
    case undefined:
      throw new Error(`no property ${id} of MQTT 5, at ${from}`);
    default: {
      const value = reader.uint(name ?? '', form);
      if (name === 'Topic Alias') found.topicAlias = value;
      if (name === 'Server Keep Alive') found.serverKeepAlive = value;
    }
  }
}

/** The only property that is a varint. */
function readSubscription(reader: FieldReader, found: Found): void {
  const value = reader.varint('Subscription Identifier');
  found.subscription ??= value;
}
