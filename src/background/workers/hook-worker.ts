import { isRecord, isTime } from '../../protocol/parsed.ts';
import { BINDING, MARKER, WORKER_HOOK_NAME } from '../../protocol/worker-wire.ts';
import { within } from './worker-target.ts';

/** The opposite of `AUTO_ATTACH`; it takes no filter. */
export const NO_ATTACH = { autoAttach: false, waitForDebuggerOnStart: false, flatten: true };

/** Sends a command of the debugger to one worker. */
export type Send = (method: string, params?: object) => Promise<unknown>;

/** The hook of one worker, as the debugger holds it. */
export interface HookHandle {
  readonly objectId: string;
  readonly documentId: string;
  readonly timeOrigin: number;
}

/** What is attached along with a target, before its first line. */
export const AUTO_ATTACH = {
  autoAttach: true,
  waitForDebuggerOnStart: true,
  flatten: true,
  filter: [{ type: 'iframe' }, { type: 'worker' }, { type: 'service_worker' }],
};

/**
 * Puts the hook into a worker before its first line, and lets it run. All commands go at once: a service worker answers
 * none of them before it has been told to run, and takes them in their order then. `hasWorkers`: whether it can make any.
 */
export async function hookWaiting(send: Send, source: string, hasWorkers: boolean): Promise<HookHandle> {
  const evaluated = install(send, source);
  const nested = hasWorkers ? [send('Target.setAutoAttach', AUTO_ATTACH)] : [];
  await Promise.allSettled([...nested, send('Runtime.runIfWaitingForDebugger')]); // one that has ended has neither
  return identify(send, await evaluated);
}

/** Finds the hook in a worker that runs, which an earlier background has put there, or puts it in now. */
export async function hookRunning(send: Send, source: string): Promise<HookHandle> {
  const found = await findHook(send);
  const handle = await identify(send, found ?? (await install(send, source)));
  if (found !== undefined) await send('Runtime.addBinding', { name: BINDING });
  await Promise.allSettled([send('Target.setAutoAttach', AUTO_ATTACH)]);
  return handle;
}

/** Calls the hook with a text. Fails only for a worker that has ended, whose end is told by itself. */
export function callHook(send: Send, objectId: string, text: string): void {
  const functionDeclaration = 'function (text) { this.receive(text); }';
  send('Runtime.callFunctionOn', { objectId, functionDeclaration, arguments: [{ value: text }], silent: true }).catch(
    () => undefined,
  );
}

async function install(send: Send, source: string): Promise<string> {
  const expression = `(() => { ${source}\nreturn ${WORKER_HOOK_NAME}.hook; })()\n//# sourceURL=native`;
  const evaluated = send('Runtime.evaluate', { expression, silent: true });
  const bound = send('Runtime.addBinding', { name: BINDING });
  const answer = await evaluated;
  await bound;
  return objectIdOf(answer, 'result');
}

async function identify(send: Send, objectId: string): Promise<HookHandle> {
  const functionDeclaration = 'function () { return [this.documentId, this.timeOrigin]; }';
  const answer = await send('Runtime.callFunctionOn', { objectId, functionDeclaration, returnByValue: true });
  const value = within(answer, 'result', 'value');
  const [documentId, timeOrigin]: unknown[] = Array.isArray(value) ? value : [];
  if (typeof documentId !== 'string' || !isTime(timeOrigin)) throw new Error('the hook of a worker gives no answer');
  return { objectId, documentId, timeOrigin };
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
