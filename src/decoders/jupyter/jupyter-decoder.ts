import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecodeStream, Packet } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import type { JsonReader } from '../json/json-reader.ts';
import { LazyPacket, type Meaning } from '../lazy-packet.ts';
import { shortened } from '../value-text.ts';
import { V1 } from './detect-jupyter.ts';
import { type KernelMessage, RepeatedTexts, readKernelMessage } from './kernel-message.ts';

/** The messages of a kernel as a Jupyter server passes them on, in each of its forms. */
export const jupyterDecoder: Decoder = {
  id: 'jupyter',
  start({ subprotocol }) {
    const parents = subprotocol === V1 ? new RepeatedTexts() : null;
    const stream: DecodeStream = {
      decode: (input) => [packetOf(readKernelMessage(input, parents), input.direction)],
      fork: () => stream,
    };
    return stream;
  },
};

/** What a kernel says of a request while it carries it out. That it is busy, and what it was told, answers nothing. */
const OUTPUTS = new Set(['stream', 'display_data', 'update_display_data', 'execute_result', 'error', 'clear_output']);
/** The member of the content that says it best, of each type that has one. */
const SAID: Readonly<Record<string, string>> = {
  execute_request: 'code',
  execute_input: 'code',
  complete_request: 'code',
  inspect_request: 'code',
  is_complete_request: 'code',
  stream: 'text',
  status: 'execution_state',
  input_request: 'prompt',
  input_reply: 'value',
};

function packetOf(message: KernelMessage, direction: Way): Packet {
  const { header, content, status, fields } = message;
  const type = header.text('msg_type') ?? '';
  // Only replies have a status.
  const isError = type === 'error' || (type.endsWith('_reply') && status() === 'error');
  return new LazyPacket(
    { type, isError, ...keysOf(message, type, direction) },
    { summary: () => shortened(summaryOf(content(), type)), fields },
  );
}

function summaryOf(content: JsonReader | undefined, type: string): string {
  const said = content?.text(SAID[type] ?? '');
  if (said !== undefined) return said.trimEnd();
  const error = content?.text('ename');
  if (error !== undefined) return [error, content?.text('evalue')].join(': ');
  const shown = content?.inside('data')?.text('text/plain');
  if (shown !== undefined) return shown;
  const names = content?.keys() ?? [];
  return names.length === 0 ? '' : `{${names.map((name) => `${name}: ${content?.source(name) ?? ''}`).join(', ')}}`;
}

/** By the id of the message; a kernel goes on with its outputs after its reply. */
function keysOf(message: KernelMessage, type: string, direction: Way): Omit<Meaning, 'type'> {
  if (type.startsWith('comm_') && !COMM_INFO.test(type)) return commKeys(message, type);
  const { header, parent } = message;
  const id = header.text('msg_id') ?? '';
  if (type.endsWith('_request')) return { asks: { by: direction, id } };
  if (!type.endsWith('_reply') && !OUTPUTS.has(type)) return {};
  const asked = parent?.text('msg_id');
  if (asked === undefined) return {};
  return { answers: { by: otherSide(direction), id: asked }, isPartialAnswer: true, isGuess: true };
}

/** They ask which comms there are. */
const COMM_INFO = /^comm_info_re(?:quest|ply)$/;

/** https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages: a comm is opened by either side. */
function commKeys({ content }: KernelMessage, type: string): Omit<Meaning, 'type'> {
  const id = content()?.text('comm_id');
  if (id === undefined) return {};
  const comm = { by: 'sent', id: `comm ${id}` } as const;
  return type === 'comm_open' ? { opens: [comm] } : { continues: comm };
}
