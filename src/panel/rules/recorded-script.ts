import type { MockExchange, MockReply, MockScript } from '../../rules/action.ts';
import { REPLIES_MOST, WAIT_MOST } from '../../rules/limits.ts';
import { rulePayloadOf } from '../../rules/rule-payload.ts';
import type { Session } from '../../session/session.ts';
import type { Message } from '../../session/session-event.ts';

/** Payload bytes of a script: storage has 10 MB for all that is remembered. */
const BYTES_MOST = 2_000_000;

export interface RecordedScript {
  readonly script: MockScript;
  /** Messages that are not in it: too big, too many, or not the server's. */
  readonly left: number;
}

/** What a connection has seen so far, as the script of a server that answers the same things after the same times. */
export function recordedScript(session: Session, connection: string): RecordedScript {
  const { madeAt, openedAt, messages } = pastOf(session, connection);
  const greeting: MockReply[] = [];
  const exchanges: { text?: string; replies: MockReply[] }[] = [];
  let since = openedAt;
  let [bytes, taken, left] = [0, 0, 0];
  for (const [row, message] of messages) {
    const size = session.sizeAt(row);
    if (!isOfServer(message) || bytes + size > BYTES_MOST || taken >= REPLIES_MOST) {
      left++;
      continue;
    }
    bytes += size;
    taken++;
    if (message.direction === 'sent') {
      exchanges.push({ ...conditionOf(message), replies: [] });
      since = message.at;
    } else (exchanges.at(-1)?.replies ?? greeting).push(replyOf(message, since));
  }
  const subprotocol = session.connections.get(connection)?.subprotocol ?? '';
  const facts = { opensAfter: waitOf(openedAt - madeAt), ...(subprotocol === '' ? {} : { subprotocol }) };
  return { script: { ...facts, greeting, exchanges: exchanges satisfies MockExchange[] }, left };
}

/** Whole, and not put there by the user or by a rule. */
const isOfServer = ({ injected = false, payload }: Message) => !injected && payload.fullSize === undefined;

/** Bytes are not compared: such an exchange fits whatever the page sends when it is its turn. */
const conditionOf = ({ payload }: Message) => (payload.opcode === 'text' ? { text: payload.data.toWellFormed() } : {});

const replyOf = ({ at, payload }: Message, since: number): MockReply => {
  const { opcode, data } = payload;
  return {
    after: waitOf(at - since),
    payload: rulePayloadOf(opcode === 'text' ? { data: data.toWellFormed() } : { data }),
  };
};

/** A clock may have been set back meanwhile. */
const waitOf = (ms: number) => Math.min(Math.max(0, Math.round(ms)), WAIT_MOST);

interface Past {
  readonly madeAt: number;
  readonly openedAt: number;
  readonly messages: readonly (readonly [row: number, message: Message])[];
}

function pastOf(session: Session, connection: string): Past {
  const messages: [number, Message][] = [];
  let madeAt: number | undefined;
  let openedAt: number | undefined;
  for (let row = 0; row < session.rowCount; row++) {
    if (session.connectionIdAt(row) !== connection) continue;
    const kind = session.kindAt(row);
    if (kind === 'connection') madeAt ??= session.timeAt(row);
    if (kind === 'open') openedAt ??= session.timeAt(row);
    const message = kind === 'sent' || kind === 'received' ? session.messageAt(row) : undefined;
    if (message) messages.push([row, message]);
  }
  const opened = openedAt ?? madeAt ?? messages[0]?.[1].at ?? 0;
  return { madeAt: madeAt ?? opened, openedAt: opened, messages };
}
