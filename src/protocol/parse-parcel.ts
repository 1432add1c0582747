import { PARCEL_LIMIT, PART_SIZE } from './limits.ts';
import { lengthOfData, type ParcelCommand, type ParcelMessage, type ParcelStep } from './parcel.ts';
import { invalid, isArrayBuffer, isCount, isRecord, isText, type Parsed, valid } from './parsed.ts';
import type { Payload } from './payload.ts';

export function parseParcelMessage({
  documentId,
  parcelId,
  step: raw,
}: Record<string, unknown>): Parsed<ParcelMessage> {
  const step = isRecord(raw) ? parseStep(raw) : undefined;
  if (!step || !isText(documentId, 100) || !isText(parcelId, 100)) return invalid('bad parcel');
  return valid({ documentId, parcelId, step });
}

function parseStep({
  type,
  command: rawCommand,
  data,
  length,
  opcode,
}: Record<string, unknown>): ParcelStep | undefined {
  if (type === 'cancel') return { type } as const;
  if (type === 'part') return isPart(data) ? ({ type, data } as const) : undefined;
  if (type !== 'begin' || (opcode !== 'text' && opcode !== 'binary')) return undefined;
  const command = isRecord(rawCommand) ? parseCommand(rawCommand) : undefined;
  if (!command || !isCount(length) || length === 0 || length > PARCEL_LIMIT) return undefined;
  return { type, command, opcode, length } as const;
}

function isPart(raw: unknown): raw is Payload['data'] {
  if (typeof raw !== 'string' && !isArrayBuffer(raw)) return false;
  const length = lengthOfData(raw);
  return length > 0 && length <= PART_SIZE;
}

function parseCommand({ type, commandId, connectionId, item }: Record<string, unknown>): ParcelCommand | undefined {
  if (!isText(commandId, 100) || !isText(connectionId, 100)) return undefined;
  const names = { commandId, connectionId };
  if (type === 'release-edited') return isCount(item) ? { type, ...names, item } : undefined;
  return type === 'send' || type === 'inject' ? { type, ...names } : undefined;
}
