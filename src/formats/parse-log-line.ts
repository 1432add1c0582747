import { fromBase64 } from '../protocol/base64.ts';
import { parseFacts } from '../protocol/from-page.ts';
import { parseHandshake } from '../protocol/handshake.ts';
import { isApi, isWait } from '../protocol/parse-flow.ts';
import { isCount, isDuration, isTime } from '../protocol/parsed.ts';
import type { BinaryForm, Payload } from '../protocol/payload.ts';
import { payloadSize } from '../protocol/payload-size.ts';
import { isDocumentContext } from '../protocol/routing.ts';
import { isRuleId, parseNote } from '../protocol/verdict.ts';
import type { Direction, LossReason, SessionEvent } from '../session/session-event.ts';

type Fields = Record<string, unknown>;

/** One line of a session log as an event. @throws Error that names the field that is wrong. */
export function parseLogLine(line: Fields): SessionEvent {
  const header = { seq: count(line, 'seq'), at: time(line, 'at') };
  switch (line.type) {
    case 'document':
      return parseDocument(line, header);
    case 'unload':
      return { type: 'unload', ...header, document: text(line, 'document') };
    case 'loss':
      return parseLoss(line, header);
    case 'mark':
      return {
        type: 'mark',
        ...header,
        document: text(line, 'document'),
        of: count(line, 'of'),
        bookmarked: flag(line, 'bookmarked'),
        note: text(line, 'note'),
      };
    default:
      return parseOfConnection(line, { ...header, connection: text(line, 'connection') });
  }
}

function parseDocument(line: Fields, header: Header): SessionEvent {
  return {
    type: 'document',
    ...header,
    document: text(line, 'document'),
    frameId: count(line, 'frameId'),
    url: text(line, 'url'),
    ...(line.context === undefined
      ? {}
      : { context: isDocumentContext(line.context) ? line.context : fail('context') }),
    ...(line.parent === undefined ? {} : { parent: text(line, 'parent') }),
  };
}

type Header = { readonly seq: number; readonly at: number };

function parseOfConnection(line: Fields, header: Header & { readonly connection: string }): SessionEvent {
  switch (line.type) {
    case 'connection': {
      const facts = line.facts === undefined ? {} : { facts: parseFacts(line.facts) ?? fail('facts') };
      const protocols = texts(line, 'protocols');
      return {
        type: 'connection',
        ...header,
        document: text(line, 'document'),
        url: text(line, 'url'),
        protocols,
        ...facts,
        ...stack(line),
        ...(line.api === undefined ? {} : { api: isApi(line.api) ? line.api : fail('api') }),
      };
    }
    case 'open': {
      const extensions = text(line, 'extensions');
      const binaryType = binaryForm(line, 'binaryType');
      return { type: 'open', ...header, subprotocol: text(line, 'subprotocol'), extensions, binaryType };
    }
    case 'message':
      return parseMessage(line, header);
    case 'drained':
      return { type: 'drained', ...header, of: count(line, 'of'), after: duration(line, 'after') };
    case 'error':
      return { type: 'error', ...header };
    case 'closing':
    case 'close':
      return parseClose(line, header);
    case 'handshake':
      return parseFound(line, header);
    case 'verdict':
      return parseVerdict(line, header);
    default:
      return parseOfOtherApis(line, header);
  }
}

function parseOfOtherApis(line: Fields, header: Header & { readonly connection: string }): SessionEvent {
  switch (line.type) {
    case 'reconnecting':
      return { type: 'reconnecting', ...header };
    case 'end':
      return {
        type: 'end',
        ...header,
        ...flow(line),
        ...(line.reset === undefined ? {} : { reset: count(line, 'reset') }),
      };
    case 'stall':
      return { type: 'stall', ...header, ...flow(line), ms: isWait(line.ms) ? line.ms : fail('ms') };
    default:
      return fail('type');
  }
}

function parseFound(line: Fields, header: Header & { readonly connection: string }): SessionEvent {
  const { handshake, candidates } = line;
  return {
    type: 'handshake',
    ...header,
    ...(handshake === undefined ? {} : { handshake: parseHandshake(handshake) ?? fail('handshake') }),
    ...(candidates === undefined ? {} : { candidates: count(line, 'candidates') }),
  };
}

function parseClose(line: Fields, header: Header & { readonly connection: string }): SessionEvent {
  const reason = text(line, 'reason');
  if (line.type === 'close') {
    return {
      type: 'close',
      ...header,
      code: count(line, 'code'),
      reason,
      wasClean: flag(line, 'wasClean'),
      ...rule(line),
    };
  }
  const byUser = line.byUser !== undefined && flag(line, 'byUser') ? { byUser: true } : {};
  return { type: 'closing', ...header, code: line.code === null ? null : count(line, 'code'), reason, ...byUser };
}

function parseVerdict(line: Fields, header: Header & { readonly connection: string }): SessionEvent {
  const payload = line.opcode === undefined ? {} : { payload: parsePayload(line) };
  return { type: 'verdict', ...header, of: count(line, 'of'), ...(parseNote(line) ?? fail('outcome')), ...payload };
}

function rule(line: Fields): { readonly rule?: string } {
  if (line.rule === undefined) return {};
  return { rule: isRuleId(line.rule) ? line.rule : fail('rule') };
}

function parseMessage(line: Fields, header: Header & { readonly connection: string }): SessionEvent {
  return {
    type: 'message',
    ...header,
    ...flow(line),
    payload: parsePayload(line),
    discarded: line.discarded !== undefined && flag(line, 'discarded'),
    resent: line.resent !== undefined && flag(line, 'resent'),
    ...(line.resentFrom === undefined ? {} : { resentFrom: count(line, 'resentFrom') }),
    ...(line.edited !== undefined && flag(line, 'edited') ? { edited: true } : {}),
    ...(line.injected !== undefined && flag(line, 'injected') ? { injected: true } : {}),
    ...rule(line),
    ...(line.bufferedAmount === undefined ? {} : { bufferedAmount: count(line, 'bufferedAmount') }),
    ...(line.binaryForm === undefined ? {} : { binaryForm: binaryForm(line, 'binaryForm') }),
    ...stack(line),
    ...(line.handled === undefined ? {} : { handled: duration(line, 'handled') }),
    ...(line.lastEventId === undefined ? {} : { lastEventId: text(line, 'lastEventId') }),
  };
}

/** The fields of what belongs to one direction of a connection. */
function flow(line: Fields): { readonly direction: Direction; readonly channel?: string } {
  const direction = line.direction === 'sent' || line.direction === 'received' ? line.direction : fail('direction');
  return { direction, ...(line.channel === undefined ? {} : { channel: text(line, 'channel') }) };
}

function parsePayload(line: Fields): Payload {
  const size = count(line, 'size');
  const fullSize = line.truncated === true ? { fullSize: size } : {};
  const data = text(line, 'data');
  const payload: Payload =
    line.opcode === 'binary'
      ? {
          opcode: 'binary',
          data: fromBase64(line.encoding === 'base64' ? data : fail('encoding')) ?? fail('data'),
          ...fullSize,
        }
      : { opcode: line.opcode === 'text' ? 'text' : fail('opcode'), data, ...fullSize };
  return payloadSize(payload) === size ? payload : fail('size');
}

function parseLoss(line: Fields, header: Header): SessionEvent {
  return {
    type: 'loss',
    ...header,
    connection: text(line, 'connection'),
    document: text(line, 'document'),
    since: count(line, 'since'),
    messages: count(line, 'messages'),
    bytes: line.bytes === null ? null : count(line, 'bytes'),
    reason: isLossReason(line.reason) ? line.reason : fail('reason'),
  };
}

const isLossReason = (raw: unknown): raw is LossReason =>
  raw === 'overflow' || raw === 'not-recorded' || raw === 'unexplained' || raw === 'removed' || raw === 'unheard';

function fail(field: string): never {
  throw new Error(`bad field "${field}"`);
}

function text(line: Fields, field: string): string {
  const value = line[field];
  return typeof value === 'string' ? value : fail(field);
}

function texts(line: Fields, field: string): string[] {
  const value = line[field];
  return Array.isArray(value) && value.every((one): one is string => typeof one === 'string') ? value : fail(field);
}

function count(line: Fields, field: string): number {
  const value = line[field];
  return isCount(value) ? value : fail(field);
}

function time(line: Fields, field: string): number {
  const value = line[field];
  return isTime(value) ? value : fail(field);
}

function duration(line: Fields, field: string): number {
  const value = line[field];
  return isDuration(value) ? value : fail(field);
}

function stack(line: Fields): { stack?: string } {
  return line.stack === undefined ? {} : { stack: text(line, 'stack') };
}

function flag(line: Fields, field: string): boolean {
  const value = line[field];
  return typeof value === 'boolean' ? value : fail(field);
}

function binaryForm(line: Fields, field: string): BinaryForm {
  const value = line[field];
  return value === 'blob' || value === 'arraybuffer' ? value : fail(field);
}
