import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installNativeText } from '../native-text.ts';
import { TailCalls } from '../tail-calls.ts';
import { Traps } from '../traps.ts';
import { observeStreams, watch } from './streams.ts';

const calls = new TailCalls();
const text = installNativeText(globalThis, calls);
const traps = new Traps(text, calls);

beforeAll(() => observeStreams(globalThis, traps));
afterAll(() => {
  traps.undo();
  text.undo();
});

/** A stream of chunks that is watched, and what was heard of it. */
function watched(...chunks: unknown[]) {
  const heard: unknown[] = [];
  let pulls = 0;
  let cancelled: unknown;
  const stream = new ReadableStream<unknown>(
    {
      pull(controller) {
        if (pulls < chunks.length) controller.enqueue(chunks[pulls++]);
        else controller.close();
      },
      cancel: (reason) => {
        cancelled = reason;
      },
    },
    { highWaterMark: 0 },
  );
  watch(stream, { since: 0, chunk: (chunk) => heard.push(chunk), end: () => heard.push('end') });
  return { stream, heard, pulls: () => pulls, cancelled: () => cancelled };
}

async function all(stream: ReadableStream<unknown>): Promise<unknown[]> {
  const chunks: unknown[] = [];
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) chunks.push(read.value);
  return chunks;
}

describe('what is read is heard once, in its order', () => {
  test('with a reader', async () => {
    const { stream, heard } = watched('a', 'b');
    const reader = stream.getReader();
    expect(await Promise.all([reader.read(), reader.read(), reader.read()])).toEqual([
      { value: 'a', done: false },
      { value: 'b', done: false },
      { value: undefined, done: true },
    ]);
    expect(heard).toEqual(['a', 'b', 'end']);
  });

  test('with a reader that was made by its constructor', async () => {
    const { stream, heard } = watched('a');
    const reader = new ReadableStreamDefaultReader(stream);
    expect(await reader.read()).toEqual({ value: 'a', done: false });
    expect(heard).toEqual(['a']);
  });

  test('before whoever reads it has it', async () => {
    const { stream, heard } = watched('a');
    const before = await stream
      .getReader()
      .read()
      .then(() => [...heard]);
    expect(before).toEqual(['a']);
  });

  test('by a pipe', async () => {
    const { stream, heard } = watched('a', 'b');
    const written: unknown[] = [];
    await stream.pipeTo(new WritableStream({ write: (chunk) => void written.push(chunk) }));
    expect(written).toEqual(['a', 'b']);
    expect(heard).toEqual(['a', 'b', 'end']);
  });

  test('through a transform', async () => {
    const { stream, heard } = watched('a', 'b');
    expect(await all(stream.pipeThrough(new TransformStream()))).toEqual(['a', 'b']);
    expect(heard).toEqual(['a', 'b', 'end']);
  });

  test('by both branches of a tee', async () => {
    const { stream, heard } = watched('a', 'b');
    const [left, right] = stream.tee();
    expect(await Promise.all([all(left), all(right)])).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(heard.filter((chunk) => chunk !== 'end')).toEqual(['a', 'b']);
  });
});

describe('a pipe', () => {
  test('asks for no more than its sink takes', async () => {
    const { stream, pulls } = watched('a', 'b', 'c');
    const started = new Promise<void>((resolve) => {
      const sink = new WritableStream({
        write: () => {
          resolve();
          return new Promise(() => undefined);
        },
      });
      void stream.pipeTo(sink);
    });
    await started;
    expect(pulls()).toBe(1);
    expect(stream.locked).toBe(true);
  });

  test('that fails cancels the stream with its reason', async () => {
    const { stream, cancelled } = watched('a', 'b');
    const failure = new Error('full');
    const sink = new WritableStream({ write: () => Promise.reject(failure) });
    await expect(stream.pipeTo(sink)).rejects.toBe(failure);
    expect(cancelled()).toBe(failure);
  });

  test('whose sink fails while it waits ends as it would, and nothing more is asked of the stream', async () => {
    const heard: unknown[] = [];
    const failure = new Error('full');
    let reason: unknown;
    const stream = new ReadableStream({
      pull: () => new Promise(() => undefined),
      cancel: (why) => {
        reason = why;
      },
    });
    watch(stream, { since: 0, chunk: (chunk) => heard.push(chunk), end: () => heard.push('end') });
    const failing = Promise.resolve();
    const sink = new WritableStream({ start: (controller) => void failing.then(() => controller.error(failure)) });
    const piping = stream.pipeTo(sink);
    await expect(piping).rejects.toBe(failure);
    expect([reason, heard]).toEqual([failure, ['end']]);
  });

  test('that was stopped gives the stream back, with all that it has not written', async () => {
    const { stream, heard } = watched('a', 'b');
    const controller = new AbortController();
    const sink = new WritableStream({ write: () => controller.abort() });
    await expect(stream.pipeTo(sink, { preventCancel: true, signal: controller.signal })).rejects.toThrow();
    await expect.poll(() => stream.locked).toBe(false);
    expect([...heard.slice(0, 1), ...(await all(stream))]).toEqual(['a', 'b']);
  });

  test('that is refused leaves the stream unlocked', async () => {
    const { stream } = watched('a');
    const busy = new WritableStream();
    busy.getWriter();
    await expect(stream.pipeTo(busy)).rejects.toThrow(TypeError);
    expect(stream.locked).toBe(false);
    expect(await all(stream)).toEqual(['a']);
  });

  test('into a watched stream is heard there', async () => {
    const heard: unknown[] = [];
    const sink = new WritableStream();
    watch(sink, { since: 0, chunk: (chunk) => heard.push(chunk), end: () => heard.push('end') });
    await watched('a', 'b').stream.pipeTo(sink);
    expect(heard).toEqual(['a', 'b', 'end']);
  });
});

describe('what is written', () => {
  test('is heard at the call, with how full the stream is', async () => {
    const heard: unknown[] = [];
    const sink = new WritableStream({}, { highWaterMark: 2 });
    watch(sink, { since: 0, chunk: (chunk) => heard.push(chunk), full: (isFull) => heard.push(isFull) });
    const writer = sink.getWriter();
    const written = [writer.write('a'), writer.write('b')];
    expect(heard).toEqual(['a', false, 'b', true]);
    await Promise.all(written);
    expect(heard.at(-1)).toBe(false);
  });

  test('is heard of a writer that was made by its constructor', async () => {
    const heard: unknown[] = [];
    const sink = new WritableStream();
    watch(sink, { since: 0, chunk: (chunk) => heard.push(chunk) });
    await new WritableStreamDefaultWriter(sink).write('a');
    expect(heard).toEqual(['a']);
  });

  test('by a writer that is released is nothing', async () => {
    const heard: unknown[] = [];
    const sink = new WritableStream();
    watch(sink, { since: 0, chunk: (chunk) => heard.push(chunk) });
    const writer = sink.getWriter();
    writer.releaseLock();
    await expect(writer.write('a')).rejects.toThrow(TypeError);
    expect(heard).toEqual([]);
  });

  test('and its end', async () => {
    const heard: unknown[] = [];
    const sink = new WritableStream();
    watch(sink, { since: 0, chunk: () => undefined, end: () => heard.push('end') });
    const writer = sink.getWriter();
    void writer.close();
    await writer.closed;
    expect(heard).toEqual(['end']);
  });
});

test('a promise is left as it was, and none of the page’s accessors is run', async () => {
  const own = Object.getOwnPropertyDescriptor(Promise.prototype, 'constructor');
  const { stream, heard } = watched('a');
  const reader = stream.getReader();
  let reads = 0;
  Object.defineProperty(Promise.prototype, 'constructor', {
    configurable: true,
    get: () => {
      reads++;
      return Promise;
    },
  });
  const reading = reader.read();
  const seen = [reads, Reflect.ownKeys(reading).length];
  Object.defineProperty(Promise.prototype, 'constructor', own ?? {});
  await reading;
  expect([seen, heard]).toEqual([[0, 0], ['a']]);
});
