import type { CommandOutcome } from '../../session/pending-commands.ts';
import type { PanelModel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import { urlParts } from '../text/url-parts.ts';
import type { Wording } from '../text/wording.ts';

/** What the user does on a connection. */
export type Act = 'send' | 'inject' | 'close';

/** What came of it, for each act. What has to do with size is no answer to a close: its text fits all the same. */
const TEXTS = {
  send: {
    sent: 'outcomeSent',
    'not-open': 'outcomeNotOpen',
    gone: 'outcomeGone',
    'unknown-connection': 'outcomeUnknownConnection',
    failed: 'outcomeFailed',
    'too-big': 'outcomeTooBig',
    'no-room': 'outcomeNoRoom',
    cancelled: 'outcomeCancelled',
    unsupported: 'outcomeUnsupported',
    unknown: 'outcomeUnknown',
  },
  inject: {
    sent: 'injectedInto',
    'not-open': 'notInjectedNotOpen',
    gone: 'notInjectedGone',
    'unknown-connection': 'notInjectedUnknownConnection',
    failed: 'notInjectedFailed',
    'too-big': 'notInjectedTooBig',
    'no-room': 'notInjectedNoRoom',
    cancelled: 'notInjectedCancelled',
    unsupported: 'outcomeUnsupported',
    unknown: 'notInjectedUnknown',
  },
  close: {
    sent: 'closeAsked',
    'not-open': 'notClosedNotOpen',
    gone: 'notClosedGone',
    'unknown-connection': 'notClosedUnknownConnection',
    failed: 'notClosedFailed',
    'too-big': 'notClosedFailed',
    'no-room': 'notClosedFailed',
    cancelled: 'notClosedFailed',
    unsupported: 'outcomeUnsupported',
    unknown: 'notClosedUnknown',
  },
} as const satisfies Record<Act, Record<CommandOutcome, MessageKey>>;

/** What came of a command, as a sentence that names the connection. */
export function outcomeText(
  { session, wording }: PanelModel,
  act: Act,
  outcome: CommandOutcome,
  connection: string,
): string {
  const { state, url = '' } = session.connections.get(connection) ?? {};
  // A page forgets what is over: that it was closed tells more.
  const known = outcome === 'unknown-connection' && state === 'closed' ? 'not-open' : outcome;
  return outcomeTextAt(wording, act, known, url);
}

/** The same of a connection that may be forgotten, by its URL. */
export const outcomeTextAt = (wording: Wording, act: Act, outcome: CommandOutcome, url: string): string =>
  wording.text(TEXTS[act][outcome], urlParts(url).path);
