import { DEFAULT_LIMITS } from '../../protocol/history-limits.ts';
import { installHook } from '../install-hook.ts';
import { takeTimer } from '../later.ts';
import { DebuggerLink, type Send } from './debugger-link.ts';

const { getOwnPropertyDescriptor } = Object;
const { deleteProperty } = Reflect;

/**
 * The one object by which the background finds the hook, in no global and nowhere that a worker can look. The browser's
 * debugger lists all objects of a prototype; that of asynchronous generator functions can be had without reading a
 * global, and few others have it. It is never called. Its text must hold `MARKER`.
 */
async function* marker(): AsyncGenerator<string> {
  yield 'wirescope:worker-hook';
}

/**
 * Puts the hook in and returns its marker. `binding`: the property of the global that the browser sets to the way out,
 * before this or later; `take` takes it from there. `isGated`: rules are on, and every connection waits for them.
 */
export function install(binding: string, isGated: boolean): object {
  let link: DebuggerLink | undefined;
  installHook(globalThis, DEFAULT_LIMITS, (_win, journal, handle) => {
    link = new DebuggerLink(journal, handle, marker);
    if (isGated) handle({ type: 'gates', on: true });
    return link;
  });
  const made = link as DebuggerLink | undefined;
  const take = () => {
    takeTimer();
    const found = getOwnPropertyDescriptor(globalThis, binding);
    if (!found || !made) return;
    deleteProperty(globalThis, binding);
    made.send = found.value as Send;
  };
  take();
  return Object.assign(marker, {
    binding,
    documentId: crypto.getRandomValues(new Uint32Array(4)).join('-'),
    timeOrigin: performance.timeOrigin,
    receive: (text: string) => made?.receive(text),
    parcel: (text: string) => made?.parcel(text),
    take,
  });
}
