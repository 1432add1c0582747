/** Pages that want the hook, the relay or the panel to give up, or to look away. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import { openSocket } from './open-socket.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openStage } from './stage.ts';

const PAGE = '<!doctype html><meta charset="utf-8"><title>Floods</title>';

declare const socket: WebSocket;

describe.each(BROWSERS)('a page that floods or hides in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    ({ server, panel } = await openStage(browserName, { pages: { '/': PAGE } }));
  });

  afterAll(() => closeStage({ server, panel }));

  test('1,200 connections at once, whose addresses are as long as any may be, do not stop the way', async () => {
    await panel.visit(`${server.origin}/`);
    await panel.session.evaluateInPage((url) => {
      for (let index = 0; index < 1_200; index++) new WebSocket(`${url}${index}/${'x'.repeat(65_000)}`).close();
    }, `${server.wsOrigin}/long/`);
    await openSocket(panel.session, `${server.wsOrigin}/after`);
    await panel.session.evaluateInPage(() => socket.send('after the flood'));
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'after the flood' });
  });

  test('what is sent at the end of the stack is shown or counted', async () => {
    await panel.visit(`${server.origin}/`);
    const before = server.connections.length;
    await openSocket(panel.session, `${server.wsOrigin}/deep`);
    await panel.session.evaluateInPage(() => {
      let left = 100; // that are sent
      const descend = () => {
        try {
          descend();
        } catch {
          // As deep as it goes.
        }
        if (left === 0) return;
        try {
          socket.send('deep');
          left--;
        } catch {
          // Not sent, then.
        }
      };
      descend();
      socket.send('the end');
    });
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'the end' });
    const { received } = await server.connection(before);
    const sent = await panel.logOf('message', 'direction');
    const lost = (await panel.logOf('loss', 'messages')).map(([messages]) => Number(messages));
    const told = sent.filter(([direction]) => direction === 'sent').length;
    expect(told + lost.reduce((sum, count) => sum + count, 0)).toBe(received.length);
  });

  test('what a document that was written anew sends as it is left is shown', async () => {
    await panel.click('checkbox', 'Preserve log');
    await panel.visit(`${server.origin}/`);
    await panel.session.evaluateInPage(() => {
      document.open();
      document.write('<!doctype html><title>Written</title>');
      document.close();
    });
    await openSocket(panel.session, `${server.wsOrigin}/written`);
    await panel.session.evaluateInPage(() => {
      addEventListener('pagehide', () => socket.send('from a written page'));
    });
    await panel.session.openPage(`${server.origin}/`);
    await panel.waitForLog({ type: 'message', direction: 'sent', data: 'from a written page' });
    await panel.click('checkbox', 'Preserve log');
  });
});
