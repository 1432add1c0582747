import type { DebuggerApi, DebuggerTarget } from '../../platform/debugger.ts';
import type { DocumentFacts, WorkerCaptureState } from '../../protocol/routing.ts';
import type { Engines } from '../engines.ts';
import type { Tab } from '../tab.ts';
import { EngineParcel } from './engine-parcel.ts';
import { GateWay } from './gate-way.ts';
import {
  AUTO_ATTACH,
  callHook,
  type HookHandle,
  type HookSource,
  hookRunning,
  hookWaiting,
  NO_ATTACH,
  type Send,
} from './hook-worker.ts';
import { isNewShared } from './shared-worker.ts';
import { WorkerEngine } from './worker-engine.ts';
import { WorkerParcel } from './worker-parcel.ts';
import { documentOfFrame } from './worker-parent.ts';
import { WorkerPort } from './worker-port.ts';
import { type AttachedTarget, parseAttached, within } from './worker-target.ts';

/** What a capture needs of the rest of the background. */
export interface CaptureHost {
  readonly api: DebuggerApi;
  /** The text of the hook for workers. */
  readonly hookSource: () => Promise<string>;
  readonly engines: Pick<Engines, 'accept' | 'hasRules'>;
  /** Makes the documents of a tab say hello. */
  readonly wake: (tabId: number) => Promise<unknown>;
}

interface Worker {
  readonly targetId: string;
  readonly target: DebuggerTarget;
  documentId?: string;
  port?: WorkerPort;
  engine?: WorkerEngine;
  /** What its hook has said before there was a port for it. */
  readonly early: string[];
}

/** Shared workers are not attached along with a page, and nothing tells of a new one: they are looked for. */
const SCAN_MS = 1_000;

/** Captures the workers of one tab through the browser's debugger. Nothing is kept that a new background would need. */
export class WorkerCapture {
  readonly #host: CaptureHost;
  readonly #tabId: number;
  #tab: Tab | null = null;
  /** By the id of their session; shared workers by that of their target. */
  readonly #workers = new Map<string, Worker>();
  readonly #hooking = new Set<Promise<void>>();
  #scan: ReturnType<typeof setInterval> | undefined;

  constructor(host: CaptureHost, tabId: number) {
    this.#host = host;
    this.#tabId = tabId;
  }

  get isOn(): boolean {
    return this.#tab !== null;
  }

  /**
   * Attaches to the tab and to every worker that it has and will have. After the end of an earlier background the tab
   * is still attached: then every worker is attached anew, so that the browser says which there are.
   */
  async start(tab: Tab): Promise<WorkerCaptureState> {
    const { api } = this.#host;
    try {
      await api.attach({ tabId: this.#tabId }).catch(unlessAttached);
      await Promise.allSettled(this.#hooking); // one that waits for its hook would run without it
      this.#tab = tab;
      const send = this.#send({ tabId: this.#tabId });
      await Promise.all([send('Target.setAutoAttach', NO_ATTACH), send('Target.setAutoAttach', AUTO_ATTACH)]);
    } catch (cause) {
      this.stop();
      return { status: 'refused', reason: cause instanceof Error ? cause.message : String(cause) };
    }
    clearInterval(this.#scan);
    this.#scan = setInterval(() => void this.#scanShared(), SCAN_MS);
    void this.#scanShared();
    return { status: 'on' };
  }

  /** Lets go of the tab. The hooks go back to keeping the history alone. */
  stop(): void {
    for (const { engine, port } of this.#workers.values()) {
      engine?.close();
      port?.post({ type: 'unsubscribe' });
    }
    const targets = [...this.#workers.values()].map(({ target }) => target).filter(({ targetId }) => targetId);
    for (const target of [...targets, { tabId: this.#tabId }]) this.#host.api.detach(target).catch(ignoreEnded);
    this.ended();
  }

  /** The debugger is no longer attached. */
  ended(): void {
    clearInterval(this.#scan);
    for (const key of [...this.#workers.keys()]) this.left(key);
    this.#tab = null;
  }

  onEvent(source: DebuggerTarget, method: string, params: unknown): void {
    if (method === 'Target.attachedToTarget') return this.#attached(source, parseAttached(params));
    if (method === 'Target.detachedFromTarget') return this.left(String(within(params, 'sessionId')));
    if (method !== 'Runtime.bindingCalled') return; // of our own sessions: no other binding is told to them
    const worker = this.#workers.get(source.sessionId ?? source.targetId ?? '');
    const text = String(within(params, 'payload'));
    if (worker?.port) worker.port.receive(text);
    else worker?.early.push(text);
  }

  has(targetId: string): boolean {
    return this.#workers.has(targetId);
  }

  /** A worker has ended. `key`: its session, or its target when it is shared. */
  left(key: string): void {
    const worker = this.#workers.get(key);
    this.#workers.delete(key);
    worker?.port?.close();
    worker?.engine?.close();
    if (worker?.port && worker.documentId) this.#tab?.documentClosed(worker.documentId, worker.port);
  }

  #send(target: DebuggerTarget): Send {
    return (method, params = {}) => this.#host.api.send(target, method, params);
  }

  async #hookSource(): Promise<HookSource> {
    const text = await this.#host.hookSource();
    return { text, isGated: this.#host.engines.hasRules(this.#tabId) };
  }

  #attached(from: DebuggerTarget, attached: AttachedTarget | undefined): void {
    if (!attached) return;
    const { context, sessionId, targetId, url, waiting } = attached;
    const target = { ...from, sessionId };
    const send = this.#send(target);
    if (!context) {
      send('Target.setAutoAttach', AUTO_ATTACH).catch(ignoreEnded);
      send('Runtime.runIfWaitingForDebugger').catch(ignoreEnded);
      return;
    }
    this.#hook(sessionId, { targetId, target, early: [] }, async () => {
      const source = await this.#hookSource();
      const isService = context === 'service-worker';
      const hook = await (waiting ? hookWaiting(send, source, isService) : hookRunning(send, source));
      return { hook, facts: { context, url, ...(await this.#origin(from, attached)) } };
    });
  }

  #hook(
    key: string,
    worker: Worker,
    hookIt: () => Promise<{ hook: HookHandle; facts: Omit<DocumentFacts, 'documentId' | 'timeOrigin'> }>,
  ): void {
    this.#workers.set(key, worker);
    const hooking = hookIt()
      .then(({ hook, facts }) => this.#report(key, worker, { hook, facts }))
      .catch(() => this.#forget(key, worker))
      .finally(() => this.#hooking.delete(hooking));
    this.#hooking.add(hooking);
  }

  /** It has ended meanwhile, or another tab captures it. */
  #forget(key: string, worker: Worker): void {
    if (this.#workers.get(key) === worker) this.#workers.delete(key);
  }

  #report(
    key: string,
    worker: Worker,
    { hook, facts }: { hook: HookHandle; facts: Omit<DocumentFacts, 'documentId' | 'timeOrigin'> },
  ): void {
    const tab = this.#tab;
    const { documentId, objectId, timeOrigin } = hook;
    if (!tab || this.#workers.get(key) !== worker) return;
    const send = this.#send(worker.target);
    const port = new WorkerPort(
      (text) => callHook(send, objectId, text),
      (message) => tab.toPanel({ ...message, documentId }),
      (raw) => engine.hear(raw),
      (begin, tell) =>
        begin.command.type === 'release-edited'
          ? new EngineParcel(begin, (item, payload) => engine.releaseEdited(item, payload), tell)
          : new WorkerParcel(send, objectId, begin, tell),
    );
    const gates = new GateWay(
      (message) => port.post(message),
      (begin, tell) => new WorkerParcel(send, objectId, begin, tell),
    );
    const engine = new WorkerEngine(documentId, gates);
    Object.assign(worker, { documentId, port, engine });
    tab.addDocument({ ...facts, documentId, timeOrigin }, port);
    this.#host.engines.accept(this.#tabId, engine);
    engine.begin();
    for (const text of worker.early.splice(0)) port.receive(text);
  }

  /** Where a worker came from, as far as can be told. */
  async #origin(
    source: DebuggerTarget,
    { parentFrameId, parentId }: AttachedTarget,
  ): Promise<Pick<DocumentFacts, 'frameId' | 'parent'>> {
    if (!this.#tab || parentFrameId === undefined) return { frameId: 0 };
    const maker = [...this.#workers.values()].find(({ targetId }) => targetId === parentId)?.documentId;
    await this.#host.wake(this.#tabId);
    const documents = this.#tab.documents;
    const known = documents.find(({ documentId }) => documentId === maker);
    const found = known ?? (await documentOfFrame(this.#send(source), parentFrameId, documents).catch(ignoreEnded));
    return found ? { frameId: found.frameId, parent: found.documentId } : { frameId: 0 };
  }

  async #scanShared(): Promise<void> {
    const known = new Set([...this.#workers.values()].map(({ targetId }) => targetId));
    for (const info of await this.#host.api.targets()) {
      if (!this.#tab || !isNewShared(info, known, this.#tab.documents)) continue;
      const { id: targetId, url } = info;
      const target = { targetId };
      this.#hook(targetId, { targetId, target, early: [] }, async () => {
        await this.#host.api.attach(target);
        const hook = await hookRunning(this.#send(target), await this.#hookSource());
        return { hook, facts: { context: 'shared-worker', url, frameId: 0 } };
      });
    }
  }
}

/** A worker or tab that has gone meanwhile: the browser tells of its end. */
const ignoreEnded = () => undefined;

/** By this very extension: another debugger of the tab is no hindrance. */
function unlessAttached(cause: unknown): void {
  if (!(cause instanceof Error && /already attached/.test(cause.message))) throw cause;
}
