import type { Payload } from '../../protocol/payload.ts';
import { ByteWriter } from '../byte-writer.ts';
import { binaryPayload, textPayload } from '../encoder.ts';
import { memberOf } from '../form/form-access.ts';
import { compactForm, type FormValue, objectForm, textForm } from '../form/form-value.ts';
import { readForm, stringOf } from '../form/read-form.ts';
import { BINARY_MESSAGE, ENGINE_TYPES, type EngineFrame, type EngineType } from './engine-packet.ts';

const CONTAINER = /^[{[]/;

/** A packet of Engine.IO itself: `{"packet":"ping","data":"probe"}`. */
export function engineForm({ type, data }: EngineFrame): FormValue {
  const text = String(data);
  return objectForm(
    ['packet', textForm(type)],
    ['data', text === '' ? undefined : CONTAINER.test(text) ? readForm(text) : textForm(text)],
  );
}

/** What `engineForm` made. */
export function encodeEngine(type: EngineType, form: FormValue): Payload {
  const data = memberOf(form, 'data');
  const text = data === undefined ? '' : data.kind === 'string' ? stringOf(data.source) : compactForm(data);
  return textPayload(`${ENGINE_TYPES.indexOf(type)}${text}`);
}

/** Bytes as a message of their own: version 3 puts the type before them. */
export function binaryMessage(bytes: Uint8Array, version: number): Payload {
  const writer = new ByteWriter();
  if (version === 3) writer.byte(BINARY_MESSAGE);
  return binaryPayload(writer.bytes(bytes).finish());
}
