/** The libraries of libraries.ts do with the page's WebSocket what they do natively. */
import type { CaseContext, CaseTable } from '../case.ts';
import { attempt, show, wrong } from '../page/show.ts';
import { dataOf, finish, next, nextTask, opened } from '../page/sockets.ts';

async function load(name: string): Promise<void> {
  const script = document.createElement('script');
  script.src = `/lib/${name}`;
  const loaded = next(script, 'load');
  document.head.append(script);
  await loaded;
}

/** A conversation, with whatever WebSocket the page has by now. */
async function talk(context: CaseContext): Promise<unknown> {
  const log: unknown[] = [];
  const socket = await opened(context);
  const listener = ({ data }: MessageEvent) => void log.push(['listener', data]);
  socket.addEventListener('message', listener);
  socket.onmessage = ({ data }) => void log.push(['handler', data]);
  for (const text of ['first', 'second']) {
    socket.send(text);
    log.push(await dataOf(await next<MessageEvent>(socket, 'message')));
    socket.removeEventListener('message', listener);
  }
  log.push(
    attempt(() => new WebSocket('ftp://host')),
    String(WebSocket).slice(0, 60),
    WebSocket.name,
  );
  return [log, await finish(socket)];
}

export const librariesCases: CaseTable = {
  'zone.js': async (context) => {
    await load('zone');
    const zones: unknown[] = [];
    const zone = Reflect.get(window, 'Zone') as {
      current: { fork(spec: object): { run(work: () => unknown): unknown } };
    };
    const child = zone.current.fork({
      name: 'child',
      onInvokeTask: (delegate: { invokeTask(...args: unknown[]): unknown }, _zone: unknown, ...args: unknown[]) => {
        zones.push(Reflect.get(wrong<object>(args[1]), 'source'));
        return delegate.invokeTask(...args);
      },
    });
    const talked = await child.run(() => talk(context));
    await nextTask();
    return [talked, zones.filter((source) => /WebSocket|EventTarget/.test(String(source))), String(WebSocket)];
  },
  'core-js': async (context) => {
    const before = [WebSocket, WebSocket.prototype.send, Function.prototype.toString];
    await load('core-js');
    const after = [WebSocket, WebSocket.prototype.send, Function.prototype.toString];
    return [
      after.map((value, index) => value === before[index]),
      await talk(context),
      String(WebSocket.prototype.send),
    ];
  },
  'the WebSocket interceptor of MSW': async (context) => {
    await load('msw');
    const log: unknown[] = [];
    interface Interceptor {
      apply(): void;
      dispose(): void;
      on(type: 'connection', listener: (event: { client: EventTarget; server: { connect(): void } }) => void): void;
    }
    const Interceptor = Reflect.get(window, 'WebSocketInterceptor') as new () => Interceptor;
    const interceptor = new Interceptor();
    interceptor.apply();
    interceptor.on('connection', ({ client, server }) => {
      client.addEventListener('message', (event) => log.push(['sent', show((event as MessageEvent).data)]));
      server.connect();
    });
    const mocked = await talk(context);
    interceptor.dispose();
    return [mocked, log, await talk({ ...context, url: () => context.url('/restored') })];
  },
  'the WebSocket mock of Playwright, passed through': async (context) => {
    const log: unknown[] = [];
    Reflect.set(window, '__pwWebSocketBinding', ({ type, id, data }: Record<string, unknown>) => {
      log.push([type, data]);
      if (type === 'onCreate') Reflect.get(window, '__pwWebSocketDispatch')({ type: 'passthrough', id });
    });
    await load('playwright');
    return [await talk(context), log];
  },
};
