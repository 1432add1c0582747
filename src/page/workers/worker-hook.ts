import { HISTORY_BYTES, HISTORY_MESSAGES } from '../../protocol/limits.ts';
import { BINDING } from '../../protocol/worker-wire.ts';
import { bare } from '../builtins.ts';
import { installHook } from '../install-hook.ts';
import { type Send, WorkerLink } from './worker-link.ts';

const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Object;
const limits = { messages: HISTORY_MESSAGES, bytes: HISTORY_BYTES };

/**
 * The one object by which the background finds the hook, in no global and nowhere that a worker can look. The browser's
 * debugger lists all objects of a prototype; that of asynchronous generator functions can be had without reading a
 * global, and few others have it. It is never called. Its text must hold `MARKER`.
 */
async function* marker(): AsyncGenerator<string> {
  yield 'wirescope:worker-hook';
}

function install(): object {
  let link: WorkerLink | undefined;
  installHook(globalThis, limits, (_win, journal, handle) => {
    link = new WorkerLink(journal, handle, marker);
    return link;
  });
  const made = link as WorkerLink | undefined;
  takeBinding((send) => {
    if (made) made.send = send;
  });
  return Object.assign(marker, {
    documentId: crypto.getRandomValues(new Uint32Array(4)).join('-'),
    timeOrigin: performance.timeOrigin,
    receive: (text: string) => made?.receive(text),
  });
}

/** The debugger sets a property of the global to its function: for that once it has a setter, in its own place. */
function takeBinding(take: (send: Send) => void): void {
  let owner: object | null = globalThis;
  while (owner && !getOwnPropertyDescriptor(owner, BINDING)) owner = getPrototypeOf(owner) as object | null;
  const found = owner && getOwnPropertyDescriptor(owner, BINDING);
  if (!owner || !found?.get) throw new TypeError();
  const holder = owner;
  const original = bare(found);
  const set = (send: Send) => {
    defineProperty(holder, BINDING, original);
    take(send);
  };
  defineProperty(holder, BINDING, bare({ ...original, set }));
}

export const hook = install();
