import type { DebuggerApi, DebuggerTarget } from '../../src/platform/debugger.ts';
import { isRecord } from '../../src/protocol/parsed.ts';
import { MARKER } from '../../src/protocol/worker-wire.ts';

export interface SentCommand {
  readonly target: DebuggerTarget;
  readonly method: string;
  readonly params: Record<string, unknown>;
}

/** The debugger of a browser with one tab, as the background sees it. Workers answer as the built hook does. */
export class FakeDebugger implements DebuggerApi {
  readonly commands: SentCommand[] = [];
  readonly attached: DebuggerTarget[] = [];
  readonly detached: DebuggerTarget[] = [];
  readonly found: object[] = [];
  /** Sessions whose worker already has a hook. */
  readonly hooked = new Set<string>();
  /** Sessions that answer nothing, as a service worker does before it runs. */
  readonly silent = new Set<string>();
  refusal: Error | null = null;
  emit: (source: DebuggerTarget, method: string, params: unknown) => void = () => undefined;
  emitDetach: (source: DebuggerTarget, reason: string) => void = () => undefined;

  attach(target: DebuggerTarget): Promise<void> {
    this.attached.push(target);
    return this.refusal ? Promise.reject(this.refusal) : Promise.resolve();
  }

  detach(target: DebuggerTarget): Promise<void> {
    this.detached.push(target);
    return Promise.resolve();
  }

  send(target: DebuggerTarget, method: string, params: object = {}): Promise<unknown> {
    this.commands.push({ target, method, params: { ...params } });
    if (this.silent.has(target.sessionId ?? '')) return new Promise(() => undefined);
    return Promise.resolve(this.#answer(target.sessionId ?? target.targetId ?? '', method, params));
  }

  targets(): Promise<readonly unknown[]> {
    return Promise.resolve(this.found);
  }

  onEvent(listener: FakeDebugger['emit']): void {
    this.emit = listener;
  }

  onDetach(listener: FakeDebugger['emitDetach']): void {
    this.emitDetach = listener;
  }

  methodsOf(sessionId: string): string[] {
    return this.commands.filter(({ target }) => target.sessionId === sessionId).map(({ method }) => method);
  }

  /** What the hook of a worker was told, parsed. */
  told(sessionId: string): unknown[] {
    return this.commands
      .filter(({ target, params }) => target.sessionId === sessionId && Array.isArray(params.arguments))
      .map(({ params: { arguments: list } }) => {
        const [first]: unknown[] = Array.isArray(list) ? list : [];
        return JSON.parse(isRecord(first) ? String(first.value) : 'null') as unknown;
      });
  }

  #answer(id: string, method: string, params: object): unknown {
    switch (method) {
      case 'Runtime.evaluate':
        return { result: { objectId: 'evaluated' } };
      case 'Runtime.getProperties': {
        const description = this.hooked.has(id)
          ? `async function* marker() { yield '${MARKER}' }`
          : 'async function* () {}';
        return {
          internalProperties: [{ name: '[[Prototype]]', value: { objectId: 'prototype' } }],
          result: [
            { name: '0', value: { description, objectId: 'marker' } },
            { name: 'length', value: { value: 1 } },
          ],
        };
      }
      case 'Runtime.queryObjects':
        return { objects: { objectId: 'objects' } };
      case 'Runtime.callFunctionOn':
        return 'returnByValue' in params ? { result: { value: [`worker-${id}`, 5, 'binding'] } } : {};
      case 'Page.getFrameTree':
        return { frameTree: { frame: { id: 'top', url: 'https://a.example/top' }, childFrames: [] } };
      default:
        return {};
    }
  }
}
