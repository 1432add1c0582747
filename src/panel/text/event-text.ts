import { unreachable } from '../../protocol/parsed.ts';
import type { Message, SessionEvent } from '../../session/session-event.ts';
import { closeCodeMeaning } from './close-code.ts';
import { visibleText } from './visible-text.ts';
import type { Wording } from './wording.ts';
import { documentKey } from './worker-capture-text.ts';

type Lifecycle = Exclude<SessionEvent, Message>;

const REASON_LENGTH = 300;

/** `1006 · connection lost`, and the reason that came with it. */
export function closeText(wording: Wording, code: number, reason: string): string {
  const meaning = `${code} · ${wording.text(closeCodeMeaning(code))}`;
  return reason === '' ? meaning : `${meaning} · “${visibleText(reason.slice(0, REASON_LENGTH))}”`;
}

/** What happened, in one sentence, for a row that is no message. */
export function eventText(wording: Wording, event: Lifecycle): string {
  switch (event.type) {
    case 'document':
      if (event.context) return `${wording.text(documentKey(event))}: ${visibleText(event.url)}`;
      return wording.text(event.frameId === 0 ? 'eventPage' : 'eventFrame', visibleText(event.url));
    case 'unload':
      return wording.text('eventUnload');
    case 'connection':
      return wording.text(event.facts ? 'eventAdopted' : 'eventConnecting', visibleText(event.facts?.url ?? event.url));
    case 'open':
      return event.subprotocol === ''
        ? wording.text('eventOpen')
        : wording.text('eventOpenWith', visibleText(event.subprotocol));
    case 'error':
      return wording.text('eventError');
    case 'closing':
      return event.code === null
        ? wording.text('eventClosing')
        : wording.text('eventClosingWith', closeText(wording, event.code, event.reason));
    case 'close':
      return wording.text('eventClosed', closeText(wording, event.code, event.reason));
    case 'loss':
      return lossText(wording, event);
    default:
      return unreachable(event);
  }
}

function lossText(wording: Wording, { messages, bytes, reason }: Extract<Lifecycle, { type: 'loss' }>): string {
  const size = bytes === null ? '?' : wording.bytes(bytes);
  switch (reason) {
    case 'overflow':
      return wording.counted('lossOverflow', messages, size);
    case 'not-recorded':
      return wording.counted('lossNotRecorded', messages, size);
    case 'unexplained':
      return wording.counted('lossUnexplained', messages);
    default:
      return unreachable(reason);
  }
}
