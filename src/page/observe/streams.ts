import { apply, bare, brandCheck, getOf, getter, now, setOf, uncurry } from '../builtins.ts';
import { type Traps, whenSettled } from '../traps.ts';
import type { Flow } from './stream-flow.ts';

const flows = new WeakMap<object, Flow>();
/** Whether any stream was ever watched: until then every call is left to the browser alone. */
let isWatching: boolean = false;

const readable = ReadableStream.prototype;
const reader = ReadableStreamDefaultReader.prototype;
const writer = WritableStreamDefaultWriter.prototype;
const controller = ReadableStreamDefaultController.prototype;
const iterator: object = Object.getPrototypeOf(readable.values.call(new ReadableStream()));
const StreamOf = ReadableStream;
const readerOf = uncurry(readable.getReader as (this: ReadableStream) => ReadableStreamDefaultReader<unknown>);
const read = uncurry(reader.read);
const cancel = uncurry(reader.cancel);
const release = uncurry(reader.releaseLock);
const enqueue = uncurry(controller.enqueue);
const close = uncurry(controller.close);
const fail = uncurry(controller.error);
const isLocked = getter(readable, 'locked');
const desiredSize = getter(writer, 'desiredSize');
const readyOf = getter(writer, 'ready');
const closedOf = getter(writer, 'closed');

/** From now on what the page reads from a stream, or writes to it, is told to the flow. */
export function watch(stream: object, flow: Flow): void {
  setOf(flows, stream, flow);
  isWatching = true;
}

/**
 * Observes the streams that are watched, whoever reads or writes them and how, and leaves all others alone. Nothing is
 * read that the page does not read.
 * https://streams.spec.whatwg.org/
 */
export function observeStreams(win: typeof globalThis, allTraps: Traps): void {
  const traps = allTraps.when(() => isWatching);
  traps.method(readable, 'getReader', adopt);
  traps.instances(win, 'ReadableStreamDefaultReader', (made, args) => adopt(args[0], made));
  traps.instances(win, 'ReadableStreamBYOBReader', (made, args) => adopt(args[0], made));
  traps.method(readable, 'values', adopt);
  traps.alias(readable, 'values', Symbol.asyncIterator);
  traps.method(reader, 'read', onRead);
  traps.method(ReadableStreamBYOBReader.prototype, 'read', onRead);
  if (hasNext(iterator)) traps.method(iterator, 'next', onRead);
  traps.method(readable, 'tee', (self, branches: object[]) => {
    const flow = getOf(flows, self);
    if (flow) watchBranches(flow, branches);
  });
  traps.around(readable, 'pipeTo', (target, self, args) => piped(traps, [target, self, args], true));
  traps.around(readable, 'pipeThrough', (...call) => piped(traps, call));
  traps.method(WritableStream.prototype, 'getWriter', adoptWriter);
  traps.instances(win, 'WritableStreamDefaultWriter', (made, args) => adoptWriter(args[0], made));
  traps.method(writer, 'write', (self, _, args) => {
    const flow = getOf(flows, self);
    if (!flow) return;
    const room = brandCheck(desiredSize, self) ?? null;
    if (room === null) return; // released or failed: nothing was written
    flow.chunk(args[0]);
    flow.full?.(room <= 0);
    whenSettled(readyOf(self), () => flow.full?.(false));
  });
}

/** What is read or written through `made`, a reader or a writer, is of the stream's flow. */
function adopt(stream: unknown, made: object): Flow | undefined {
  const flow = getOf(flows, stream);
  if (flow) setOf(flows, made, flow);
  return flow;
}

function adoptWriter(stream: unknown, made: object): void {
  const flow = adopt(stream, made);
  if (!flow) return;
  const isReleased = () => brandCheck(desiredSize, made) === undefined;
  whenSettled(
    closedOf(made),
    () => flow.end?.(),
    (reason) => flow.failed?.(reason, isReleased()),
  );
}

/** Each iterator has its own in Node, where the unit tests run. */
const hasNext = (object: object): object is AsyncIterator<unknown> => 'next' in object && Boolean(object.next);

/** Both branches of a tee get every chunk: it is reported when the first of them is read so far. */
function watchBranches(flow: Flow, branches: object[]): void {
  let seen = 0;
  for (let index = 0; index < 2; index++) {
    let count = 0;
    const chunk = (value: unknown) => {
      if (++count <= seen) return;
      seen = count;
      flow.chunk(value);
    };
    watch(branches[index] as object, { since: now(), chunk, end: () => flow.end?.() });
  }
}

function onRead(self: object, result: Promise<ReadableStreamReadResult<unknown>>): void {
  const flow = getOf(flows, self);
  if (!flow) return;
  const asked = now();
  let isThere = true;
  whenSettled(
    result,
    ({ done, value }) => {
      if (isThere) flow.stalled?.(flow.since, asked);
      flow.since = now();
      if (done) flow.end?.();
      else flow.chunk(value);
    },
    (reason) => flow.failed?.(reason, true),
  );
  // Settled after the other one only if the chunk was there before the page asked.
  whenSettled((async () => undefined)(), () => {
    isThere = false;
  });
}

/**
 * A pipe reads without any call that a script could see. It gets a stream of ours instead, which reads the page's one
 * when the pipe asks and never before; the page's stream is locked as it would be.
 * https://streams.spec.whatwg.org/#readable-stream-pipe-to
 */
function piped(traps: Traps, [target, self, args]: [Native, object, unknown[]], isPipeTo?: true): unknown {
  const from = getOf(flows, self);
  const into = getOf(flows, args[0]);
  const lock = from || into ? brandCheck(readerOf as (stream: unknown) => Reader, self) : undefined;
  if (!lock) return traps.call(target, self, args);
  const unlock = () => release(lock);
  const through = relay(lock, from, into, args.length < 2);
  try {
    const result = apply(target, through, args) as Promise<void>;
    // Only with options can the page's stream outlive its pipe.
    if (isPipeTo && args.length > 1) whenSettled(result, unlock, unlock);
    return result;
  } finally {
    if (!isLocked(through)) unlock(); // the pipe was refused
  }
}

type Native = (...args: never[]) => unknown;
type Reader = ReadableStreamDefaultReader<unknown>;

/** A stream of what `lock` reads. What comes after the pipe has gone cannot be passed on, and is not. */
function relay(lock: Reader, from: Flow | undefined, into: Flow | undefined, endsInto: boolean): ReadableStream {
  const pass = (to: ReadableStreamDefaultController, { done, value }: ReadableStreamReadResult<unknown>) => {
    if (done) {
      from?.end?.();
      if (endsInto) into?.end?.();
      brandCheck(() => close(to), to);
      return;
    }
    from?.chunk(value);
    into?.chunk(value);
    brandCheck(() => enqueue(to, value), to);
  };
  return new StreamOf(
    bare<UnderlyingDefaultSource>({
      pull(to) {
        const failed = (reason: unknown) => {
          from?.failed?.(reason, true);
          fail(to, reason);
        };
        whenSettled(read(lock), (result) => pass(to, result), failed);
      },
      cancel: (reason) => cancel(lock, reason),
    }),
    bare({ highWaterMark: 0 }),
  );
}
