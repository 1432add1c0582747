import type { Way } from '../../protocol/from-page.ts';
import { otherSide, type Packet } from '../decoder.ts';
import { shortened } from '../value-text.ts';
import type { Condition, Pointer, Roles } from './schema-document.ts';

/** UTF-16 units: ids are kept until they are answered. */
const LONGEST_ID = 256;

/** What stands at a place of a message: its value and other words for it; undefined where nothing stands. */
export type TextsAt = (pointer: Pointer) => readonly string[] | undefined;

interface PacketOptions {
  readonly roles: Roles;
  readonly textsAt: TextsAt;
  readonly direction: Way;
  /** What a message is called that says no kind. */
  readonly otherwise: string;
  readonly fields: Packet['fields'];
}

/** A message whose parts the user has given their meaning. */
export function schemaPacket({ roles, textsAt, direction, otherwise, fields }: PacketOptions): Packet {
  const textAt = (pointer: Pointer | undefined) => pointer && textsAt(pointer)?.[0];
  const [kind, id, replyTo] = [textAt(roles.kind), textAt(roles.id), textAt(roles.replyTo)];
  return {
    type: kind === undefined || kind === '' ? otherwise : shortened(kind),
    isHeartbeat: holds(roles.heartbeat, textsAt),
    isError: holds(roles.error, textsAt),
    ...(isKey(id) ? { asks: { by: direction, id } } : {}),
    ...(isKey(replyTo) ? { answers: { by: otherSide(direction), id: replyTo } } : {}),
    fields,
  };
}

const isKey = (text: string | undefined): text is string =>
  text !== undefined && text !== '' && text !== 'null' && text.length <= LONGEST_ID;

function holds(condition: Condition | undefined, textsAt: TextsAt): boolean {
  const texts = condition && textsAt(condition.pointer);
  if (!texts) return false;
  const { equals } = condition;
  return equals ? texts.some((text) => equals.includes(text)) : !texts.includes('null') && !texts.includes('false');
}
