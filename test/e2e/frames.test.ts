import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';

const FRAME = `<!doctype html><meta charset="utf-8"><script>
  const socket = new WebSocket('SERVER' + location.pathname);
  socket.onopen = () => socket.send('from ' + location.pathname);
</script>`;

describe.each(BROWSERS)('frames in %s', (browserName) => {
  let server: EchoServer;
  let other: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    server = await startEchoServer();
    other = await startEchoServer();
    const frame = FRAME.replace('SERVER', server.wsOrigin);
    server.setPage('/same', frame);
    other.setPage('/cross', frame);
    const srcdoc = frame.replace('location.pathname', "'/srcdoc'").replace('location.pathname', "'/srcdoc'");
    server.setPage(
      '/',
      `<!doctype html><meta charset="utf-8"><title>Frames</title><iframe src="/same"></iframe>
       <iframe src="${other.origin.replace('127.0.0.1', 'localhost')}/cross"></iframe>
       <iframe srcdoc="${srcdoc.replaceAll('"', '&quot;')}"></iframe>
       <iframe sandbox="allow-scripts" src="/same?sandboxed"></iframe>`,
    );
    panel = new PanelDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
    await panel.session.openPage('about:blank');
    await panel.open();
    await panel.session.openPage(`${server.origin}/`);
  });

  afterAll(async () => {
    await panel?.session.close();
    await other?.close();
    await server?.close();
  });

  test('same origin, other origin, srcdoc and sandboxed: each is seen from its first script', async () => {
    await server.connection(3);
    for (const path of ['/same', '/cross', '/srcdoc']) {
      await panel.waitForLog({ type: 'message', direction: 'received', data: `from ${path}` });
    }
    await panel.session.waitFor(() => document.querySelectorAll('[data-direction="received"]').length >= 4);
    const messages = await panel.logOf('message', 'direction', 'data');
    expect(messages.map(([direction, data]) => `${direction} ${data}`).sort()).toEqual([
      'received from /cross',
      'received from /same',
      'received from /same',
      'received from /srcdoc',
      'sent from /cross',
      'sent from /same',
      'sent from /same',
      'sent from /srcdoc',
    ]);
    expect(await panel.logOf('loss', 'messages')).toEqual([]);
  });

  test('an about:blank frame that a script makes and uses at once', async () => {
    await panel.session.evaluateInPage((url) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const socket = new (frame.contentWindow as unknown as typeof globalThis).WebSocket(url);
      socket.onopen = () => socket.send('from about:blank');
    }, `${server.wsOrigin}/blank`);
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'from about:blank' });
  });

  test.each(['blob:', 'data:', 'javascript:'])('a document of a %s address, from its first script', async (scheme) => {
    await panel.session.evaluateInPage(
      (kind, url) => {
        const html = `<script>
          const socket = new WebSocket('${url}');
          socket.onopen = () => socket.send('from ${kind}');
        </script>`;
        const frame = document.createElement('iframe');
        const addresses: Record<string, () => string> = {
          'blob:': () => URL.createObjectURL(new Blob([html], { type: 'text/html' })),
          'data:': () => `data:text/html,${encodeURIComponent(html)}`,
          'javascript:': () => `javascript:${JSON.stringify(html.replaceAll('\n', ' '))}`,
        };
        frame.src = addresses[kind]?.() ?? '';
        document.body.append(frame);
      },
      scheme,
      `${server.wsOrigin}/address`,
    );
    await panel.waitForLog({ type: 'message', direction: 'received', data: `from ${scheme}` });
  });

  test('a document that is opened and written anew, before and after', async () => {
    await panel.session.evaluateInPage((url) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const realm = frame.contentWindow as unknown as typeof globalThis;
      const talk = (text: string) => {
        const socket = new realm.WebSocket(url);
        socket.onopen = () => socket.send(text);
      };
      talk('before document.open');
      realm.document.open();
      realm.document.write('<p>written</p>');
      realm.document.close();
      talk('after document.close');
    }, `${server.wsOrigin}/written`);
    // What becomes of the first one is not asked: https://html.spec.whatwg.org/#abort-a-document
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'after document.close' });
  });

  if (browserName === 'chromium') {
    test('a page that the browser renders before it is visited: shown from its first message on, once it is', async () => {
      server.setPage(
        '/next',
        `${FRAME.replace('SERVER', server.wsOrigin)}<title>Next</title><script>
          var wasPrerendered = document.prerendering;
          fetch('/is-rendered');
        </script>`,
      );
      server.setPage(
        '/before',
        `<!doctype html><meta charset="utf-8"><title>Before</title>
         <script type="speculationrules">{ "prerender": [{ "urls": ["/next"], "eagerness": "immediate" }] }</script>
         <a href="/next">next</a>`,
      );
      const isRendered = server.requested('/is-rendered');
      await panel.visit(`${server.origin}/before`);
      await isRendered;
      await panel.session.evaluateInPage(() => document.querySelector('a')?.click());
      await panel.waitForLog({ type: 'message', direction: 'received', data: 'from /next' });
      expect(await panel.session.evaluateInPage('wasPrerendered')).toBe(true);
      const urls = (await panel.logOf('document', 'url')).map(([url]) => new URL(String(url)).pathname);
      expect(urls).toEqual(['/next']);
    });
  }

  test('a page with a strict policy, which forbids scripts of others', async () => {
    const policy = "default-src 'none'; script-src 'nonce-page'; connect-src ws:; require-trusted-types-for 'script'";
    server.setPage(
      '/strict',
      `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
       <script nonce="page">
         var violations = 0;
         addEventListener('securitypolicyviolation', ({ sourceFile }) => /extension/.test(sourceFile) && violations++);
         var socket = new WebSocket('${server.wsOrigin}/strict');
         socket.onopen = () => socket.send({ toString: () => 'from a strict page' });
         try { new WebSocket('ftp://host'); } catch (error) { var stack = error.stack; }
       </script>`,
    );
    await panel.visit(`${server.origin}/strict`);
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'from a strict page' });
    const seen = await panel.session.evaluateInPage<[number, number]>(
      '[violations, stack.match(/:\\d+:\\d+/g).length]',
    );
    expect(seen, 'violations of ours, and frames of the page that throws').toEqual([0, 1]);
    expect(await panel.session.evaluateInPage('/native:|extension/.test(stack)')).toBe(false);
  });
});
