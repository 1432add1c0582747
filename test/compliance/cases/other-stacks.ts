/**
 * Stacks of errors, and of what the browser calls of the page, in functions that are observed besides those of
 * WebSocket: https://webidl.spec.whatwg.org/#js-dictionary, https://streams.spec.whatwg.org/
 */
import type { CaseContext, CaseTable } from '../case.ts';
import { wrong } from '../page/show.ts';
import { framesThrown, here } from '../page/stack-frames.ts';

type AnyClass = new (...args: unknown[]) => object;
type AnyFunction = (...args: unknown[]) => unknown;

const CLASSES = ['EventSource', 'WebTransport', 'WebSocketStream', 'Worker', 'ReadableStreamDefaultReader'];

const classOf = (name: string) => wrong<Record<string, AnyClass | undefined>>(window)[name];

/** Options whose members note who asks for them. */
function noted(members: Readonly<Record<string, unknown>>, seen: unknown[]): object {
  const options = {};
  for (const [key, value] of Object.entries(members)) {
    Object.defineProperty(options, key, {
      enumerable: true,
      get: () => {
        seen.push([key, here()]);
        return value;
      },
    });
  }
  return options;
}

function noting(value: string, seen: unknown[]): object {
  return {
    toString: () => {
      seen.push(['toString', here()]);
      return value;
    },
  };
}

/** Everything a listener is added with that runs code of the page. */
async function addedListeners(target: EventTarget): Promise<unknown> {
  const seen: unknown[] = [];
  const add = wrong<AnyFunction>(target.addEventListener.bind(target));
  add(noting('x', seen), null, noted({ capture: true, once: 0, passive: '', signal: undefined }, seen));
  seen.push(await framesThrown(() => add()));
  seen.push(await framesThrown(() => add('x', 1)));
  seen.push(await framesThrown(() => add('x', null, { signal: 1 })));
  seen.push(await framesThrown(() => EventTarget.prototype.addEventListener.call(wrong({}), 'x', null)));
  return seen;
}

/** Streams of the page's own, whose callbacks run while a method of theirs does. */
async function ownStreams(): Promise<unknown> {
  const seen: unknown[] = [];
  const note = (name: string) => () => void seen.push([name, here()]);
  const pulled = () =>
    new ReadableStream(
      {
        pull: (controller) => {
          note('pull')();
          controller.enqueue(1);
        },
      },
      { highWaterMark: 0 },
    );
  const options = noted({ mode: undefined }, seen);
  await wrong<ReadableStreamDefaultReader>(pulled().getReader(wrong<undefined>(options))).read();
  const iterate = wrong<{ values(options: object): AsyncIterableIterator<unknown> }>(pulled()).values;
  await iterate.call(pulled(), noted({ preventCancel: true }, seen)).next();
  await pulled().tee()[0].getReader().read();
  const size = () => seen.push(['size', here()]);
  const sink = () => new WritableStream({ write: note('write') }, { size });
  await sink().getWriter().write('x');
  const stop = {
    preventAbort: true,
    preventCancel: true,
    preventClose: true,
    signal: AbortSignal.abort(new Error('stop')),
  };
  seen.push(await framesThrown(() => pulled().pipeTo(sink(), noted(stop, seen))));
  seen.push(await framesThrown(() => pulled().pipeThrough(wrong<TransformStream>(noted({ readable: 1 }, seen)))));
  return seen;
}

const wrongThis = (): Promise<unknown[]> => {
  const owners = [
    EventSource,
    ReadableStream,
    WritableStream,
    ReadableStreamDefaultReader,
    WritableStreamDefaultWriter,
  ];
  const methods = owners.flatMap(({ prototype }) =>
    Object.entries(Object.getOwnPropertyDescriptors(wrong<object>(prototype))).flatMap(([key, { value }]) =>
      typeof value === 'function' && key !== 'constructor' ? [value as AnyFunction] : [],
    ),
  );
  return Promise.all(methods.map((method) => framesThrown(() => Reflect.apply(method, {}, []))));
};

/** An open stream of the browser's, whose readers and writers are observed. */
async function withStream({ url }: CaseContext, look: () => unknown): Promise<unknown> {
  const Stream = classOf('WebSocketStream');
  if (!Stream) return null;
  const stream = wrong<{ opened: Promise<unknown>; closed: Promise<unknown>; close(): void }>(new Stream(url()));
  await stream.opened;
  const seen = await look();
  stream.close();
  await stream.closed;
  return seen;
}

export const otherStacksCases: CaseTable = {
  'what the classes throw': async () => {
    const tried = CASES_OF_CLASSES.map(async ([name, args]) => {
      const Class = classOf(name);
      return [name, Class && (await framesThrown(() => new Class(...args)))];
    });
    return Promise.all(tried);
  },
  'what the classes convert': ({ briefUrl }) => {
    const seen: unknown[] = [];
    const source = new EventSource(wrong(noting('/nothing', seen)), noted({ withCredentials: false }, seen));
    source.close();
    const Stream = classOf('WebSocketStream');
    if (Stream) wrong<{ close(): void }>(new Stream(noting(briefUrl(), seen), noted({ protocols: [] }, seen))).close();
    return seen;
  },
  'addEventListener, in a page without an EventSource': () => addedListeners(new EventTarget()),
  'addEventListener, in a page with an EventSource': async () => {
    const source = new EventSource('/nothing');
    const seen = [await addedListeners(source), await addedListeners(new EventTarget())];
    source.close();
    return seen;
  },
  "the page's own streams": ownStreams,
  "the page's own streams, beside one of the browser's": (context) => withStream(context, ownStreams),
  'methods on a wrong this': wrongThis,
  "methods on a wrong this, beside a stream of the browser's": (context) => withStream(context, wrongThis),
  'URLs of Blobs': async () => {
    const seen: unknown[] = [];
    URL.revokeObjectURL(wrong(noting('blob:nothing', seen)));
    seen.push(await framesThrown(() => URL.createObjectURL(wrong({}))));
    seen.push(await framesThrown(() => wrong<AnyFunction>(URL.revokeObjectURL)()));
    return seen;
  },
  'a Worker and its options': async () => {
    const seen: unknown[] = [];
    seen.push(await framesThrown(() => new Worker('http://other.example/', noted({ name: 'x', type: 'none' }, seen))));
    new Worker(
      wrong(noting(URL.createObjectURL(new Blob([])), seen)),
      noted({ credentials: 'omit' }, seen),
    ).terminate();
    return seen;
  },
};

const CASES_OF_CLASSES: readonly (readonly [string, readonly unknown[]])[] = CLASSES.flatMap((name) => [
  [name, []],
  [name, ['http://[']],
  [name, [Symbol('s')]],
]);
