/**
 * EventSource, WebTransport, WebSocketStream and the streams that they give: https://streams.spec.whatwg.org/,
 * https://html.spec.whatwg.org/multipage/server-sent-events.html, https://www.w3.org/TR/webtransport/
 */
import type { CaseTable } from '../case.ts';
import { attempt, show, showDescriptor, showError, wrong } from '../page/show.ts';
import { nextTask } from '../page/sockets.ts';

type AnyFunction = (...args: unknown[]) => unknown;

const OWNERS: Readonly<Record<string, readonly PropertyKey[]>> = {
  EventSource: ['close', 'constructor'],
  EventTarget: ['addEventListener'],
  WebTransport: ['close', 'createUnidirectionalStream', 'createBidirectionalStream', 'constructor'],
  WebSocketStream: ['close', 'constructor'],
  ReadableStream: ['getReader', 'values', Symbol.asyncIterator, 'tee', 'pipeTo', 'pipeThrough'],
  ReadableStreamDefaultReader: ['read', 'constructor'],
  ReadableStreamBYOBReader: ['read', 'constructor'],
  WritableStream: ['getWriter'],
  WritableStreamDefaultWriter: ['write', 'constructor'],
};
const CLASSES = [
  'EventSource',
  'WebTransport',
  'WebSocketStream',
  'ReadableStreamDefaultReader',
  'ReadableStreamBYOBReader',
  'WritableStreamDefaultWriter',
] as const;

const global = (name: string) => wrong<Record<string, { readonly prototype: object }>>(window)[name];
const iteratorPrototype = (): object => Object.getPrototypeOf(new ReadableStream()[Symbol.asyncIterator]());

/** Each function that is observed, with its owner; those that the browser does not have are left out. */
function functions(): [string, object, PropertyKey][] {
  const members = Object.entries(OWNERS).flatMap(([name, keys]) => {
    const prototype = global(name)?.prototype;
    return prototype
      ? keys.map((key): [string, object, PropertyKey] => [`${name}.${String(key)}`, prototype, key])
      : [];
  });
  const classes = CLASSES.filter((name) => global(name)).map((name): [string, object, PropertyKey] => [
    name,
    window,
    name,
  ]);
  return [...members, ...classes, ['iterator.next', iteratorPrototype(), 'next']];
}

const functionOf = ([, owner, key]: [string, object, PropertyKey]) => Reflect.get(owner, key) as AnyFunction;

/** What comes of a call that may return a promise. */
async function outcome(action: () => unknown): Promise<unknown> {
  try {
    return { returned: show(await action()) };
  } catch (error) {
    return { threw: showError(error) };
  }
}

interface WebSocketStreamLike {
  readonly opened: Promise<{ readable: ReadableStream<unknown>; writable: WritableStream<unknown> }>;
  readonly closed: Promise<unknown>;
  close(info?: object): void;
}

/** Undefined where the browser has no WebSocketStream. */
function newStream(url: string): WebSocketStreamLike | undefined {
  const Stream = wrong<{ WebSocketStream?: new (url: string) => WebSocketStreamLike }>(window).WebSocketStream;
  return Stream && new Stream(url);
}

const source = (...chunks: unknown[]) =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

export const otherApisCases: CaseTable = {
  'text and descriptors': () =>
    functions().map((one) => [
      one[0],
      String(functionOf(one)),
      showDescriptor(one[1], one[2]),
      Reflect.ownKeys(functionOf(one)).map(String),
      functionOf(one).name,
      functionOf(one).length,
    ]),
  'keys in their order': () =>
    [...Object.keys(OWNERS), ...CLASSES].map((name) => {
      const owner = global(name);
      return owner ? [Reflect.ownKeys(owner).map(String), Reflect.ownKeys(owner.prototype).map(String)] : name;
    }),
  'links between classes and prototypes': () => [
    ...CLASSES.map((name) => global(name)?.prototype.constructor === global(name)),
    ReadableStream.prototype.values === ReadableStream.prototype[Symbol.asyncIterator],
  ],
  'functions that change when they are used': () => {
    const before = functions().map(functionOf);
    new EventSource('/nothing').close();
    return functions().map((one, index) => functionOf(one) === before[index]);
  },
  'another this': async () => {
    const selves = [undefined, null, {}, window, new ReadableStream()];
    const results = [];
    for (const one of functions()) {
      if (one[1] === window || one[2] === 'constructor' || one[2] === 'addEventListener') continue;
      for (const self of selves) results.push(one[0], await outcome(() => Reflect.apply(functionOf(one), self, [])));
    }
    return results;
  },
  'classes without new and with wrong arguments': () =>
    CLASSES.filter((name) => global(name)).map((name) => {
      const Class = wrong<new (...args: unknown[]) => object>(global(name));
      return [
        attempt(() => wrong<AnyFunction>(Class)()),
        attempt(() => new Class()),
        attempt(() => new Class('http://[')),
        attempt(() => new Class(Symbol('s'))),
        attempt(
          () =>
            new Class({
              toString: () => {
                throw new RangeError('of the page');
              },
            }),
        ),
      ];
    }),
  addEventListener: () => {
    const target = new EventTarget();
    const log: unknown[] = [];
    const type = {
      toString: () => {
        log.push('converted');
        return 'x';
      },
    };
    target.addEventListener(wrong(type), () => log.push('heard'));
    target.dispatchEvent(new Event('x'));
    return [
      log,
      attempt(() => wrong<AnyFunction>(target.addEventListener)()),
      attempt(() => target.addEventListener('x', wrong(1))),
      attempt(() => addEventListener('never', wrong(null))),
    ];
  },
  'a subclass of EventSource': () => {
    class Feed extends EventSource {
      readonly own = 1;
    }
    const feed = new Feed('/nothing');
    feed.close();
    return [feed instanceof Feed, feed.constructor === Feed, feed.readyState, feed.own, attempt(() => feed.close())];
  },
  'listeners of an EventSource, in their order': async () => {
    const log: string[] = [];
    const feed = new EventSource('/nothing');
    feed.addEventListener('named', () => log.push('bubbling'));
    feed.addEventListener('named', () => log.push('capturing'), true);
    feed.addEventListener('named', { handleEvent: (event) => log.push(`object ${event.isTrusted}`) }, { once: true });
    for (let round = 0; round < 2; round++) feed.dispatchEvent(new MessageEvent('named', { data: 'x' }));
    feed.close();
    await nextTask();
    return log;
  },
  "the page's own streams": async () => {
    const chunks: unknown[] = [];
    for await (const chunk of source(1, 'two')) chunks.push(chunk);
    const [left, right] = source('x').tee();
    chunks.push(await left.getReader().read(), await right.getReader().read());
    await source('piped').pipeTo(new WritableStream({ write: (chunk) => void chunks.push(chunk) }));
    const through = source('through').pipeThrough(new TransformStream()).getReader();
    chunks.push(await through.read());
    const locked = source();
    locked.getReader();
    chunks.push(
      await outcome(() => locked.pipeTo(new WritableStream())),
      attempt(() => locked.tee()),
      attempt(() => new ReadableStreamDefaultReader(locked)),
    );
    class Own extends ReadableStreamDefaultReader<unknown> {
      first = this.read();
    }
    chunks.push(await new Own(source('own')).first);
    return chunks.map(show);
  },
  'the order of microtasks around a read': async ({ url }) => {
    const stream = newStream(url());
    if (!stream) return null;
    const { readable, writable } = await stream.opened;
    const log: string[] = [];
    await writable.getWriter().write('x');
    const reader = readable.getReader();
    await reader.read().then(() => log.push('read'));
    const closed = reader.closed.then(() => log.push('closed'));
    stream.close();
    void stream.closed.then(() => log.push('stream closed'));
    const last = reader.read().then(({ done }) => log.push(`done ${done}`));
    await Promise.all([closed, last, stream.closed]);
    return log;
  },
  'a piped stream, its lock, and a pipe that is refused': async ({ url }) => {
    const stream = newStream(url());
    if (!stream) return null;
    const { readable, writable } = await stream.opened;
    const busy = new WritableStream();
    busy.getWriter();
    const seen = [
      await outcome(() => readable.pipeTo(busy)),
      readable.locked,
      attempt(() => readable.pipeThrough(wrong<TransformStream>({}))),
    ];
    seen.push(readable.locked);
    const controller = new AbortController();
    const sink = new WritableStream({
      write: (chunk) => {
        seen.push(show(chunk));
        controller.abort('enough');
      },
    });
    const writer = writable.getWriter();
    await writer.write('one');
    const options = { preventCancel: true, signal: controller.signal };
    const piping = readable.pipeTo(sink, options);
    seen.push(readable.locked, await outcome(() => piping));
    await nextTask();
    seen.push(readable.locked);
    await writer.write('two');
    seen.push(show(await readable.getReader().read()));
    stream.close();
    await stream.closed;
    return seen;
  },
  'what nobody handles': async ({ refusingUrl }) => {
    const reasons: string[] = [];
    const hear = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      reasons.push(String(event.reason));
    };
    addEventListener('unhandledrejection', hear);
    const stream = newStream(refusingUrl('/unhandled'));
    await stream?.closed.catch(() => undefined);
    await nextTask();
    await nextTask();
    removeEventListener('unhandledrejection', hear);
    return reasons;
  },
};
