import type { ToGate } from '../../protocol/gate.ts';
import { isRecord, isTime } from '../../protocol/parsed.ts';
import { MARKER, WORKER_HOOK_NAME } from '../../protocol/worker-wire.ts';
import { within } from './worker-target.ts';

/** The opposite of `AUTO_ATTACH`; it takes no filter. */
export const NO_ATTACH = { autoAttach: false, waitForDebuggerOnStart: false, flatten: true };

/** The text of the hook for workers, and whether it is to hold what passes until rules say what to do with it. */
export interface HookSource {
  readonly text: string;
  readonly isGated: boolean;
}

/** Sends a command of the debugger to one worker. */
export type Send = (method: string, params?: object) => Promise<unknown>;

/** The hook of one worker, as the debugger holds it. */
export interface HookHandle {
  readonly objectId: string;
  readonly documentId: string;
  readonly timeOrigin: number;
  /** What its way out is called. */
  readonly binding: string;
}

/** What is attached along with a target, before its first line. */
export const AUTO_ATTACH = {
  autoAttach: true,
  waitForDebuggerOnStart: true,
  flatten: true,
  filter: [{ type: 'iframe' }, { type: 'worker' }, { type: 'service_worker' }],
};

/**
 * Puts the hook into a worker before its first line, and lets it run. A service worker answers no command before it has
 * been told to run, and takes those that are waiting then: so all must go at once to it.
 */
export async function hookWaiting(send: Send, source: HookSource, isService: boolean): Promise<HookHandle> {
  if (!isService) {
    const installed = hookNow(send, source);
    await Promise.allSettled([installed, send('Target.setAutoAttach', AUTO_ATTACH)]);
    await Promise.allSettled([send('Runtime.runIfWaitingForDebugger')]); // one that has ended has none
    return installed;
  }
  const binding = bindingName();
  const commands = [addBinding(send, binding), install(send, source, binding)] as const;
  await Promise.allSettled([send('Runtime.runIfWaitingForDebugger')]);
  const [, objectId] = await Promise.all(commands);
  await take(send, objectId);
  return identify(send, objectId);
}

/**
 * Finds the hook in a worker that runs, which an earlier background has put there, or puts it in now: ungated, because
 * what is held before the way out is there is told to nobody. The engine gates it when it begins.
 */
export async function hookRunning(send: Send, source: HookSource): Promise<HookHandle> {
  const found = await findHook(send);
  const handle = await (found === undefined ? hookNow(send, { ...source, isGated: false }) : listenAgain(send, found));
  await Promise.allSettled([send('Target.setAutoAttach', AUTO_ATTACH)]); // a service worker has none and says so
  return handle;
}

/**
 * What the hook holds for an engine that has gone with its background goes on first: no other one knows of it. The
 * browser sets the property again: at once it is gone.
 */
async function listenAgain(send: Send, objectId: string): Promise<HookHandle> {
  const handle = await identify(send, objectId);
  callHook(send, objectId, GATES_OFF);
  await Promise.all([addBinding(send, handle.binding), take(send, objectId)]);
  await take(send, objectId); // the two before may have come in the other order
  return handle;
}

async function hookNow(send: Send, source: HookSource): Promise<HookHandle> {
  const binding = bindingName();
  const objectId = await install(send, source, binding);
  await Promise.all([addBinding(send, binding), take(send, objectId)]);
  await take(send, objectId); // the two before may have come in the other order
  return identify(send, objectId);
}

const GATES_OFF = JSON.stringify({ type: 'gates', on: false } satisfies ToGate);

/** A name that no worker can look for. */
const bindingName = () => `_${crypto.randomUUID().replaceAll('-', '')}`;
const addBinding = (send: Send, name: string) => send('Runtime.addBinding', { name });
const take = (send: Send, objectId: string) =>
  send('Runtime.callFunctionOn', { objectId, functionDeclaration: 'function () { this.take(); }', silent: true });

/** Calls the hook with a text. Fails only for a worker that has ended, whose end is told by itself. */
export function callHook(send: Send, objectId: string, text: string): void {
  const functionDeclaration = 'function (text) { this.receive(text); }';
  send('Runtime.callFunctionOn', { objectId, functionDeclaration, arguments: [{ value: text }], silent: true }).catch(
    () => undefined,
  );
}

async function install(send: Send, { text, isGated }: HookSource, binding: string): Promise<string> {
  const call = `${WORKER_HOOK_NAME}.install(${JSON.stringify(binding)}, ${isGated})`;
  const expression = `(() => { ${text}\nreturn ${call}; })()\n//# sourceURL=native`;
  const answer = await send('Runtime.evaluate', { expression, silent: true });
  if (isRecord(answer) && answer.exceptionDetails !== undefined) throw new Error('the hook of a worker fails');
  return objectIdOf(answer, 'result');
}

async function identify(send: Send, objectId: string): Promise<HookHandle> {
  const functionDeclaration = 'function () { return [this.documentId, this.timeOrigin, this.binding]; }';
  const answer = await send('Runtime.callFunctionOn', { objectId, functionDeclaration, returnByValue: true });
  const value = within(answer, 'result', 'value');
  const [documentId, timeOrigin, binding]: unknown[] = Array.isArray(value) ? value : [];
  if (typeof documentId !== 'string' || typeof binding !== 'string' || !isTime(timeOrigin)) {
    throw new Error('the hook of a worker gives no answer');
  }
  return { objectId, documentId, timeOrigin, binding };
}

/**
 * The hook is in no global. Its marker is found among all objects with the prototype of asynchronous generator
 * functions, by its text: no code of the worker runs for it.
 */
async function findHook(send: Send): Promise<string | undefined> {
  const example = await send('Runtime.evaluate', { expression: '(async function* () {})', silent: true });
  const own = { objectId: objectIdOf(example, 'result'), ownProperties: true };
  const internal = listOf(await send('Runtime.getProperties', own), 'internalProperties');
  const prototype = internal.find((property) => within(property, 'name') === '[[Prototype]]');
  const prototypeObjectId = objectIdOf(prototype, 'value');
  const objects = await send('Runtime.queryObjects', { prototypeObjectId });
  const all = { objectId: objectIdOf(objects, 'objects'), ownProperties: true };
  const candidates = listOf(await send('Runtime.getProperties', all), 'result');
  const marker = candidates.find((property) => String(within(property, 'value', 'description')).includes(MARKER));
  return marker === undefined ? undefined : objectIdOf(marker, 'value');
}

function objectIdOf(raw: unknown, key: string): string {
  const objectId = within(raw, key, 'objectId');
  if (typeof objectId !== 'string') throw new Error('the debugger gives no object');
  return objectId;
}

function listOf(raw: unknown, key: string): unknown[] {
  const list = isRecord(raw) ? raw[key] : undefined;
  return Array.isArray(list) ? list : [];
}
