import { parseRoles } from './parse-roles.ts';
import { FRAMINGS, type ProtobufLayout } from './schema-document.ts';
import { onlyKeys, recordAt, SchemaFormatError, textAt } from './schema-format.ts';

const MEMBERS = [
  'files',
  'descriptorSet',
  'sent',
  'received',
  'framing',
  'kind',
  'id',
  'replyTo',
  'heartbeat',
  'error',
];

/** What binary messages are; the files themselves are read by whoever decodes. */
export function parseProtobuf(raw: unknown, place: string): ProtobufLayout {
  const record = recordAt(raw, place);
  onlyKeys(record, place, MEMBERS);
  const { descriptorSet, files = {}, framing = 'none', received, sent } = record;
  const known = FRAMINGS.find((each) => each === framing);
  if (!known) throw new SchemaFormatError(`${place}/framing`, `must be one of ${FRAMINGS.join(', ')}`);
  if (sent === undefined && received === undefined) throw new SchemaFormatError(place, 'needs sent, received or both');
  const texts = Object.entries(recordAt(files, `${place}/files`));
  if (texts.length === 0 && descriptorSet === undefined) {
    throw new SchemaFormatError(place, 'needs files or descriptorSet');
  }
  return {
    ...parseRoles(record, place),
    files: Object.fromEntries(texts.map(([path, text]) => [path, anyTextAt(text, `${place}/files/${path}`)])),
    ...(descriptorSet === undefined ? {} : { descriptorSet: anyTextAt(descriptorSet, `${place}/descriptorSet`) }),
    ...(sent === undefined ? {} : { sent: textAt(sent, `${place}/sent`) }),
    ...(received === undefined ? {} : { received: textAt(received, `${place}/received`) }),
    framing: known,
  };
}

/** Of any length: that of the document has a limit. */
function anyTextAt(raw: unknown, place: string): string {
  if (typeof raw !== 'string') throw new SchemaFormatError(place, 'must be a text');
  return raw;
}
