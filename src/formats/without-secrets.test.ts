import { expect, test } from 'vitest';
import { Session } from '../session/session.ts';
import type { SessionEvent } from '../session/session-event.ts';
import { exportSessionLog } from './session-log.ts';
import { BLANKED } from './without-secrets.ts';

const EVENT: SessionEvent = {
  type: 'handshake',
  connection: 'c1',
  seq: 0,
  at: 1,
  handshake: {
    id: '1',
    url: 'ws://server/',
    requestHeaders: [
      ['cookie', 'session=secret'],
      ['Authorization', 'Bearer secret'],
      ['Proxy-Authorization', 'secret'],
      ['Origin', 'http://server'],
    ],
    responseHeaders: [['Set-Cookie', 'session=secret']],
  },
};

const logOf = (keepSecrets: boolean) => {
  const session = new Session();
  session.append([EVENT]);
  return [...exportSessionLog(session, { keepSecrets })].join('');
};

test('cookies and credentials are blanked, names and the rest stay', () => {
  const log = logOf(false);
  expect(log).not.toContain('secret');
  expect(log.split(BLANKED)).toHaveLength(5);
  expect(log).toContain('["Origin","http://server"]');
});

test('unless the user says otherwise', () => expect(logOf(true).match(/secret/g)).toHaveLength(4));
