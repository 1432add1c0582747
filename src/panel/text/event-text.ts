import type { Api } from '../../protocol/from-page.ts';
import { unreachable } from '../../protocol/parsed.ts';
import type { Message, ShownEvent } from '../../session/session-event.ts';
import { closeCodeMeaning } from './close-code.ts';
import { visibleText } from './visible-text.ts';
import type { Wording } from './wording.ts';
import { documentKey } from './worker-capture-text.ts';

type Lifecycle = Exclude<ShownEvent, Message>;

const REASON_LENGTH = 300;

/** `1006 · connection lost`, and the reason that came with it. Codes of other APIs have no common meaning. */
export function closeText(wording: Wording, code: number, reason: string, api: Api = 'WebSocket'): string {
  const quoted = reason === '' ? [] : [`“${visibleText(reason.slice(0, REASON_LENGTH))}”`];
  if (api === 'EventSource') return quoted.join();
  const meaning = api === 'WebTransport' ? [] : [wording.text(closeCodeMeaning(code))];
  return [code, ...meaning, ...quoted].join(' · ');
}

/** What happened, in one sentence, for a row that is no message. `api`: of its connection. */
export function eventText(wording: Wording, event: Lifecycle, api?: Api): string {
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
    case 'closing': {
      const { byUser = false, code, reason } = event;
      if (code === null) return wording.text(byUser ? 'eventClosingByYou' : 'eventClosing');
      return wording.text(byUser ? 'eventClosingByYouWith' : 'eventClosingWith', closeText(wording, code, reason));
    }
    case 'close': {
      const text = closeText(wording, event.code, event.reason, api);
      return text === '' ? wording.text('eventOver') : wording.text('eventClosed', text);
    }
    case 'reconnecting':
      return wording.text('eventReconnecting');
    case 'end':
    case 'stall':
      return flowText(wording, event);
    case 'loss':
      return lossText(wording, event);
    default:
      return unreachable(event);
  }
}

function flowText(wording: Wording, event: Extract<Lifecycle, { type: 'end' | 'stall' }>): string {
  const channel = visibleText(event.channel ?? '');
  const isSent = event.direction === 'sent';
  if (event.type === 'stall') {
    const duration = wording.number(Math.round(event.ms));
    return wording.text(isSent ? 'eventStallSent' : 'eventStallReceived', duration, channel).trim();
  }
  if (event.reset === undefined) return wording.text(isSent ? 'eventEndSent' : 'eventEndReceived', channel);
  return wording.text(isSent ? 'eventResetSent' : 'eventResetReceived', channel, wording.number(event.reset));
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
    case 'unheard':
      return wording.text('lossUnheard');
    case 'removed':
      return wording.counted('lossRemoved', messages, size);
    default:
      return unreachable(reason);
  }
}
