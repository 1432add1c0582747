import { isRecord } from '../../protocol/parsed.ts';
import type { WorkerContext } from '../../protocol/routing.ts';

/** What the debugger says of a frame or worker to which it has attached along with its parent. */
export interface AttachedTarget {
  readonly sessionId: string;
  readonly targetId: string;
  readonly url: string;
  /** Undefined for a frame that has a process of its own. */
  readonly context: WorkerContext | undefined;
  /** It has not run its first line, and will not before it is told to. */
  readonly waiting: boolean;
  /** Of a dedicated worker: the frame or worker that made it, and the frame that this began in. */
  readonly parentId: string | undefined;
  readonly parentFrameId: string | undefined;
}

const CONTEXTS: ReadonlyMap<unknown, WorkerContext> = new Map([
  ['worker', 'dedicated-worker'],
  ['shared_worker', 'shared-worker'],
  ['service_worker', 'service-worker'],
]);

/** https://chromedevtools.github.io/devtools-protocol/tot/Target/#event-attachedToTarget; undefined for another shape. */
export function parseAttached(params: unknown): AttachedTarget | undefined {
  if (!isRecord(params) || !isRecord(params.targetInfo)) return undefined;
  const { sessionId, targetInfo, waitingForDebugger } = params;
  const { parentFrameId, parentId, targetId, type, url } = targetInfo;
  if (typeof sessionId !== 'string' || typeof targetId !== 'string' || typeof url !== 'string') return undefined;
  return {
    sessionId,
    targetId,
    url,
    context: CONTEXTS.get(type),
    waiting: waitingForDebugger === true,
    parentId: typeof parentId === 'string' ? parentId : undefined,
    parentFrameId: typeof parentFrameId === 'string' ? parentFrameId : undefined,
  };
}

/** What lies in nested records; undefined as soon as one of them is none. */
export function within(raw: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), raw);
}
