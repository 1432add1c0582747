import type { Connection } from '../../session/connection.ts';
import { type FailureKind, failureReason } from '../../session/failure-reason.ts';
import type { MessageKey } from '../panel-services.ts';
import { visibleText } from './visible-text.ts';
import type { Wording } from './wording.ts';

const TEXTS: Readonly<Record<FailureKind, MessageKey>> = {
  refused: 'failRefused',
  redirect: 'failRedirect',
  accept: 'failAccept',
  subprotocol: 'failSubprotocol',
  answer: 'failAnswer',
  dns: 'failDns',
  connect: 'failConnect',
  tls: 'failTls',
  cut: 'failCut',
  timeout: 'failTimeout',
  offline: 'failOffline',
  'blocked-port': 'failBlockedPort',
  'blocked-client': 'failBlockedClient',
  'mixed-content': 'failMixed',
  policy: 'failPolicy',
  abandoned: 'failAbandoned',
  'not-reached': 'failNotReached',
  'not-upgraded': 'failNotUpgraded',
  'no-request': 'failNoRequest',
  several: 'failSeveral',
  unknown: 'failUnknown',
};

/** Why there was no connection, as far as it is known; empty when there was one, or may still be. */
export function failureText(wording: Wording, connection: Connection, page: string): string {
  const reason = failureReason(connection, page);
  if (!reason) return '';
  const text = wording.text(TEXTS[reason.kind], visibleText(reason.detail));
  return reason.isInferred ? wording.text('inferred', text) : text;
}
