import type { EngineCommand } from '../../protocol/engine.ts';
import type { ParcelBegin, ParcelFailure, ParcelNews, ParcelStep } from '../../protocol/parcel.ts';
import { ParcelJoint } from '../../protocol/parcel-joint.ts';
import type { ParcelWay, TellParcelNews } from '../parcel-routes.ts';

/**
 * The way of an edited message to the engine of a worker, which is in the background: the parts are joined here, and the
 * engine lets go the message that it holds with what they are.
 */
export class EngineParcel implements ParcelWay {
  readonly #begin: ParcelBegin;
  readonly #command: (command: EngineCommand) => void;
  readonly #tell: TellParcelNews;
  #joint: ParcelJoint | null = null;

  constructor(begin: ParcelBegin, command: (command: EngineCommand) => void, tell: TellParcelNews) {
    this.#begin = begin;
    this.#command = command;
    this.#tell = tell;
    this.#try(() => {
      this.#joint = new ParcelJoint(begin);
      return { type: 'taken', upTo: 0 };
    });
  }

  post(step: ParcelStep): void {
    const joint = this.#joint;
    if (joint && step.type === 'part') this.#try(() => (joint.add(step.data) ? this.#taken(joint) : failed('failed')));
  }

  close(): void {
    this.#joint = null;
  }

  #taken(joint: ParcelJoint): ParcelNews {
    const { command } = this.#begin;
    if (joint.isWhole && command.type === 'release-edited') {
      this.#command({ type: command.type, item: command.item, payload: joint.whole() });
    }
    return { type: 'taken', upTo: joint.taken };
  }

  /** What comes of it is told later: whoever calls is not ready to hear it. */
  #try(step: () => ParcelNews): void {
    let news: ParcelNews;
    try {
      news = step();
    } catch {
      news = failed('no-room'); // RangeError: so long a buffer or text cannot be
    }
    if (news.type === 'failed') this.close();
    queueMicrotask(() => this.#tell(news));
  }
}

const failed = (reason: ParcelFailure): ParcelNews => ({ type: 'failed', reason });
