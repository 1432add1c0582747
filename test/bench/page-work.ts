/**
 * What a page does while its time is taken. Each function is sent to the page as source text, alone: it sees nothing
 * of this file. Times are milliseconds of the page's own clock.
 */

/** 20,000 calls of `send` in one task, while the network is not waited for. */
export async function sends(): Promise<number> {
  const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/sink`);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const drained = async () => {
    while (socket.bufferedAmount > 0) await new Promise((resolve) => setTimeout(resolve, 4));
  };
  const text = 'x'.repeat(100);
  for (let index = 0; index < 2_000; index++) socket.send(text);
  await drained();
  const start = performance.now();
  for (let index = 0; index < 20_000; index++) socket.send(text);
  const took = performance.now() - start;
  await drained();
  socket.close();
  return took;
}

/** 1,000 messages, each sent when the echo of the one before has come. */
export async function echoes(): Promise<number> {
  const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/echo`);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const start = performance.now();
  for (let index = 0; index < 1_000; index++) {
    socket.send('x');
    await new Promise((resolve) => {
      socket.onmessage = resolve;
    });
  }
  const took = performance.now() - start;
  socket.close();
  return took;
}

/** 50 connections opened and closed, one after another. */
export async function opens(): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < 50; index++) {
    const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/echo`);
    await new Promise((resolve) => {
      socket.onopen = resolve;
    });
    const closed = new Promise((resolve) => {
      socket.onclose = resolve;
    });
    socket.close();
    await closed;
  }
  return performance.now() - start;
}

/** 100,000 listeners added to an element and removed again. */
export function listens(): number {
  const element = document.createElement('div');
  const hear = () => undefined;
  const start = performance.now();
  for (let index = 0; index < 100_000; index++) {
    element.addEventListener('click', hear);
    element.removeEventListener('click', hear);
  }
  return performance.now() - start;
}

/** Takes in a burst; returns how long it took and when, by the clock of the machine, the last message came. */
export async function flood(count: number, size: number, kind: string): Promise<{ took: number; endedAt: number }> {
  const url = `${location.origin.replace('http', 'ws')}/burst?count=${count}&size=${size}&kind=${kind}`;
  const socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => socket.send('go');
  return new Promise((resolve) => {
    let received = 0;
    let start = 0;
    socket.onmessage = () => {
      if (received++ === 0) start = performance.now();
      if (received < count) return;
      resolve({ took: performance.now() - start, endedAt: performance.timeOrigin + performance.now() });
      socket.close();
    };
  });
}

/** Opens `count` connections at once, sends a message on each that opens and waits for its echo. */
export async function openAtOnce(count: number): Promise<{ took: number; opened: number }> {
  const start = performance.now();
  const one = () =>
    new Promise<boolean>((resolve) => {
      const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/echo`);
      socket.onopen = () => socket.send('here');
      socket.onmessage = () => resolve(true);
      socket.onerror = () => resolve(false);
    });
  const opened = await Promise.all(Array.from({ length: count }, one));
  return { took: performance.now() - start, opened: opened.filter(Boolean).length };
}

/** Opens and closes `count` connections, a few at a time. Leaves weak references to all of them. */
export async function openOneAfterAnother(count: number): Promise<number> {
  const references: WeakRef<WebSocket>[] = [];
  Object.assign(window, { references });
  const one = () =>
    new Promise<void>((resolve) => {
      const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/sink`);
      references.push(new WeakRef(socket));
      socket.addEventListener('open', () => socket.close());
      socket.addEventListener('close', () => resolve());
    });
  const lane = async () => {
    while (references.length < count) await one();
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return references.length;
}
