import { COMMAND_PAYLOAD_LIMIT } from '../../protocol/limits.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { EditStep } from '../action.ts';
import { LOOKED_AT } from '../limits.ts';
import { payloadOf } from '../rule-payload.ts';
import { editedBytes } from './edit-bytes.ts';
import { editedJson } from './edit-json.ts';

/** A text, or bytes that are exactly one: whoever reads bytes as text must be able to write them back. */
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** The payload after every step that fits it; the very same when none changes it. */
export function editedPayload(payload: Payload, steps: readonly EditStep[]): Payload {
  return steps.reduce(afterStep, payload);
}

function afterStep(payload: Payload, step: EditStep): Payload {
  if (step.type === 'whole') return payloadOf(step.payload);
  if (step.type === 'bytes') return editedBytes(payload, step);
  const text = textOf(payload);
  const edited = text === undefined ? undefined : editedText(text, step);
  if (edited === undefined || edited === text) return payload;
  if (payload.opcode === 'text') return { opcode: 'text', data: edited.toWellFormed() };
  return { opcode: 'binary', data: encoder.encode(edited).buffer };
}

function textOf({ data }: Payload): string | undefined {
  if (typeof data === 'string') return data;
  try {
    return strict.decode(data);
  } catch {
    return undefined;
  }
}

/** A text does not grow beyond what a user may send: a hostile page could else make it of any size. */
function replaced(text: string, { find, with: other }: Extract<EditStep, { type: 'replace' }>): string | undefined {
  const parts = text.split(find);
  const length = text.length + (parts.length - 1) * (other.length - find.length);
  return length > Math.max(text.length, COMMAND_PAYLOAD_LIMIT) ? undefined : parts.join(other);
}

/** Undefined when the step does not fit. */
function editedText(text: string, step: Exclude<EditStep, { type: 'whole' | 'bytes' }>): string | undefined {
  if (step.type === 'replace') return replaced(text, step);
  if (text.length > LOOKED_AT) return undefined;
  if (step.type === 'regex') return text.replace(new RegExp(step.pattern, step.flags), step.with);
  return editedJson(text, step);
}
