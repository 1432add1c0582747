import { toBase64 } from '../../protocol/base64.ts';
import type { ParcelBegin, ParcelNews, ParcelStep } from '../../protocol/parcel.ts';
import { isCount } from '../../protocol/parsed.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { ParcelWay, TellParcelNews } from '../parcel-routes.ts';
import type { Send } from './hook-worker.ts';
import { within } from './worker-target.ts';

/** A command whose payload follows in parts. */
export interface JoinedCommand extends Pick<ParcelBegin, 'length' | 'opcode'> {
  readonly command: object;
}

/**
 * The way of a parcel into a worker that is reached through the debugger alone. What joins the parts is an object there
 * that only the debugger holds: it goes with the parcel, or with the debugger.
 */
export class WorkerParcel implements ParcelWay {
  readonly #send: Send;
  readonly #tell: TellParcelNews;
  /** Settles when all steps before are done, with the id of what joins the parts; null when there is none. */
  #joint: Promise<string | null>;

  /** `hook`: of the worker, as the debugger holds it. */
  constructor(send: Send, hook: string, { command, length, opcode }: JoinedCommand, tell: TellParcelNews) {
    this.#send = send;
    this.#tell = tell;
    const text = JSON.stringify({ command, length, opcode });
    this.#joint = this.#step(async () => {
      const answer = await this.#call(hook, 'function (text) { return this.parcel(text); }', text);
      const joint = within(answer, 'result', 'objectId');
      const isThere = typeof joint === 'string' && !isThrown(answer);
      tell(isThere ? { type: 'taken', upTo: 0 } : failureOf(answer));
      return isThere ? joint : null;
    });
  }

  post(step: ParcelStep): void {
    if (step.type === 'part') this.#joint = this.#joint.then((joint) => this.#step(() => this.#add(joint, step.data)));
  }

  close(): void {
    void this.#joint.then(
      (objectId) => objectId !== null && this.#send('Runtime.releaseObject', { objectId }).catch(ignoreEnded),
    );
  }

  async #add(joint: string | null, data: Payload['data']): Promise<string | null> {
    if (joint === null) return null;
    const part = typeof data === 'string' ? JSON.stringify(data) : toBase64(data);
    const answer = await this.#call(joint, 'function (part) { return this.add(part); }', part);
    const upTo = within(answer, 'result', 'value');
    this.#tell(isCount(upTo) && !isThrown(answer) ? { type: 'taken', upTo } : failureOf(answer));
    return joint;
  }

  #call(objectId: string, functionDeclaration: string, text: string): Promise<unknown> {
    return this.#send('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration,
      arguments: [{ value: text }],
      silent: true,
    });
  }

  /** A worker that answers no more has ended. */
  #step(work: () => Promise<string | null>): Promise<string | null> {
    return work().catch(() => {
      this.#tell({ type: 'failed', reason: 'gone' });
      return null;
    });
  }
}

const isThrown = (answer: unknown): boolean => within(answer, 'exceptionDetails') !== undefined;

/** So many bytes, or so long a text, cannot be where that throws a RangeError. */
function failureOf(answer: unknown): ParcelNews {
  const name = within(answer, 'exceptionDetails', 'exception', 'className');
  return { type: 'failed', reason: name === 'RangeError' ? 'no-room' : 'failed' };
}

const ignoreEnded = () => undefined;
