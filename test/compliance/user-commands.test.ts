/** What the user injects, and a close from the panel, are for the page what a server and its own call are. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PanelSession } from '../browsers/browser.ts';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import type { Driven } from './page/driven.ts';
import { bundle } from './page-scripts.ts';

declare const driven: Driven;
declare const socket: WebSocket;
declare function once(type: string): Promise<Event>;
declare function whatIsSeen(act: () => void): Promise<Record<string, unknown>>;
declare function bytes(length: number): ArrayBuffer;
declare function faultsOf(texts: string[]): Promise<string[]>;
declare function outcome(type: string): Promise<Record<string, unknown>>;

const PAGE = `<!doctype html><meta charset="utf-8"><script src="/driven.js"></script><script>
  var socket = new WebSocket(location.origin.replace('http', 'ws') + '/socket');
  var once = (type) => new Promise((resolve) => socket.addEventListener(type, resolve, { once: true }));
  var opened = once('open');
  var isRunning = false;
  async function whatIsSeen(act) {
    const seen = new Promise((resolve) => {
      socket.onmessage = function listener(event) {
        const { type, origin, lastEventId, source, ports, bubbles, cancelable, composed, eventPhase, data } = event;
        const state = [event.target === socket, event.currentTarget === this, event.returnValue, event.defaultPrevented];
        resolve({ type, origin, lastEventId, source, ports, bubbles, cancelable, composed, eventPhase, state, isRunning,
          kind: Object.prototype.toString.call(data), text: typeof data === 'string' ? data : data.size ?? data.byteLength,
          mime: data.type, isOurs: [ArrayBuffer, Blob].some((kind) => data instanceof kind), keys: Reflect.ownKeys(event).map(String),
          prototype: Object.getPrototypeOf(event) === MessageEvent.prototype, frozen: Object.isFrozen(ports),
          stack: new Error().stack.replace(/:\\d+/g, ''), global: window.event === event });
      };
    });
    isRunning = true;
    act();
    isRunning = false;
    return seen;
  }
  var bytes = (length) => new Uint8Array(length).buffer; // of this realm, as those that a port brings
  async function faultsOf(texts) {
    const faults = [];
    addEventListener('error', (event) => {
      faults.push(event.message.replace(/^Uncaught /, ''));
      event.preventDefault();
    });
    socket.onmessage = ({ data }) => {
      throw new TypeError(data);
    };
    for (const data of texts) {
      driven.say({ type: 'inject', commandId: data, connectionId: 'c1', payload: { opcode: 'text', data } });
    }
    await new Promise((resolve) => socket.addEventListener('message', ({ data }) => data === texts.at(-1) && resolve()));
    return new Promise((resolve) => setTimeout(() => resolve(faults)));
  }
  async function outcome(type) {
    for (;;) {
      const report = driven.reports().find(({ body }) => body.type === type);
      if (report) return { ...report.body, connectionId: report.connectionId };
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
</script>`;

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let session: PanelSession;

  beforeAll(async () => {
    server = await startEchoServer({ pages: { '/': PAGE, '/driven.js': await bundle('page/driven.ts', 'hook.js') } });
    session = await launchBrowser(browserName, {});
  });

  afterAll(async () => {
    await session.close();
    await server.close();
  });

  beforeEach(async () => {
    await session.openPage(`${server.origin}/`);
    await session.evaluateInPage('opened.then(() => driven.reports().length)');
  });

  const inject = (binaryType: BinaryType, data: string | number) =>
    session.evaluateInPage(
      (type, what) => {
        socket.binaryType = type;
        const ofBytes = { opcode: 'binary', data: bytes(Number(what)) } as const;
        const payload = typeof what === 'string' ? ({ opcode: 'text', data: what } as const) : ofBytes;
        return whatIsSeen(() => driven.say({ type: 'inject', commandId: 'p-1', connectionId: 'c1', payload }));
      },
      binaryType,
      data,
    );

  test.each<[string, BinaryType, string | number]>([
    ['a text', 'blob', 'héllo 😀'],
    ['an empty text', 'blob', ''],
    ['a Blob', 'blob', 5],
    ['an ArrayBuffer', 'arraybuffer', 5],
  ])('%s that is injected is, but for isTrusted, what a server sends', async (_, binaryType, data) => {
    const native = await session.evaluateInPage(
      (type, what) => {
        socket.binaryType = type;
        return whatIsSeen(() => socket.send(typeof what === 'string' ? what : new Uint8Array(what)));
      },
      binaryType,
      data,
    );
    expect(await inject(binaryType, data)).toEqual(native);
  });

  test('each has a task of its own, and its report comes from there', async () => {
    const log = await session.evaluateInPage(async () => {
      const seen: string[] = [];
      socket.onmessage = ({ data }) => {
        seen.push(String(data));
        void Promise.resolve().then(() => seen.push(`after ${data}`));
      };
      for (const data of ['1', '2', '3']) {
        const payload = { opcode: 'text', data } as const;
        driven.say({ type: 'inject', commandId: `p-${data}`, connectionId: 'c1', payload });
      }
      seen.push(`before: ${driven.reports().length}`);
      const last = new Promise((resolve) => {
        socket.addEventListener('message', ({ data }) => data === '3' && setTimeout(resolve));
      });
      await last;
      const rows = driven.reports().map(({ body }) => `${body.type} ${'commandId' in body && body.commandId}`);
      return [...seen, ...rows];
    });
    const rows = ['received p-1', 'received p-2', 'received p-3'];
    expect(log).toEqual(['before: 0', '1', 'after 1', '2', 'after 2', '3', 'after 3', ...rows]);
  });

  test('what the page throws over it is its own, and the next one comes', async () => {
    const seen = await session.evaluateInPage(() => faultsOf(['1', '2']));
    expect(seen).toEqual(['TypeError: 1', 'TypeError: 2']);
  });

  test('what a page closes meanwhile gets nothing more, and the user hears of it', async () => {
    const seen = await session.evaluateInPage(async () => {
      let messages = 0;
      socket.onmessage = () => messages++;
      const payload = { opcode: 'text', data: 'late' } as const;
      driven.say({ type: 'inject', commandId: 'p-1', connectionId: 'c1', payload });
      socket.close();
      return [await outcome('refused'), messages];
    });
    expect(seen).toEqual([{ type: 'refused', commandId: 'p-1', reason: 'not-open', connectionId: 'c1' }, 0]);
  });

  test('the same command is carried out once, and one for a connection that is not there is refused', async () => {
    const seen = await session.evaluateInPage(async () => {
      const payload = { opcode: 'text', data: 'x' } as const;
      const command = { type: 'inject', commandId: 'p-1', connectionId: 'c9', payload } as const;
      driven.say(command);
      driven.say(command);
      driven.say({ type: 'close', commandId: 'p-2', connectionId: 'c9', code: null, reason: '' });
      return driven.reports().map(({ body }) => body);
    });
    expect(seen).toEqual(
      ['p-1', 'p-2'].map((commandId) => ({ type: 'refused', commandId, reason: 'unknown-connection' })),
    );
  });

  test.each<[number | null, string, number]>([
    [null, '', 1005],
    [3456, 'by the user', 3456],
  ])('the user closes with code %s: the page hears it as if it had closed itself', async (code, reason, seen) => {
    const told = await session.evaluateInPage(
      async (given, why) => {
        const closed = once('close') as Promise<CloseEvent>;
        driven.say({ type: 'close', commandId: 'p-1', connectionId: 'c1', code: given, reason: why });
        const state = socket.readyState;
        const event = await closed;
        return {
          state,
          code: event.code,
          reason: event.reason,
          wasClean: event.wasClean,
          row: await outcome('closing'),
        };
      },
      code,
      reason,
    );
    const row = { type: 'closing', code, reason, commandId: 'p-1', connectionId: 'c1' };
    expect(told).toEqual({ state: 2, code: seen, reason, wasClean: true, row });
    const connection = server.connections.at(-1);
    expect(await connection?.closed).toEqual({ code: seen, reason });
  });

  test('a code that no page may give is refused, and the connection goes on', async () => {
    const seen = await session.evaluateInPage(async () => {
      driven.say({ type: 'close', commandId: 'p-1', connectionId: 'c1', code: 1001, reason: '' });
      return [await outcome('refused'), socket.readyState];
    });
    expect(seen).toEqual([{ type: 'refused', commandId: 'p-1', reason: 'failed', connectionId: 'c1' }, 1]);
  });
});
