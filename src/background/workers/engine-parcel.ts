import type { ParcelBegin, ParcelFailure, ParcelNews, ParcelStep } from '../../protocol/parcel.ts';
import { ParcelJoint } from '../../protocol/parcel-joint.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { ParcelWay, TellParcelNews } from '../parcel-routes.ts';

/** Lets what is held go as it was edited. Resolves when it has: false when it goes on as it was, or waits no more. */
type Release = (item: number, payload: Payload) => Promise<boolean>;

/**
 * The way of an edited message to the engine of a worker, which is in the background: the parts are joined here, and the
 * engine lets go the message that it holds with what they are.
 */
export class EngineParcel implements ParcelWay {
  readonly #begin: ParcelBegin;
  readonly #release: Release;
  readonly #tell: TellParcelNews;
  #joint: ParcelJoint | null = null;

  constructor(begin: ParcelBegin, release: Release, tell: TellParcelNews) {
    this.#begin = begin;
    this.#release = release;
    this.#tell = tell;
    void this.#try(() => {
      this.#joint = new ParcelJoint(begin);
      return { type: 'taken', upTo: 0 };
    });
  }

  post(step: ParcelStep): void {
    const joint = this.#joint;
    if (joint && step.type === 'part')
      void this.#try(() => (joint.add(step.data) ? this.#taken(joint) : this.#refused()));
  }

  close(): void {
    this.#joint = null;
  }

  #refused(): ParcelNews {
    this.close();
    return failed('failed');
  }

  async #taken(joint: ParcelJoint): Promise<ParcelNews> {
    const { command } = this.#begin;
    const isReleased = joint.isWhole && command.type === 'release-edited';
    if (isReleased && !(await this.#release(command.item, joint.whole()))) return failed('gone');
    return { type: 'taken', upTo: joint.taken };
  }

  /** What comes of it is told later: whoever calls is not ready to hear it. */
  async #try(step: () => ParcelNews | Promise<ParcelNews>): Promise<void> {
    let news: ParcelNews;
    try {
      news = await step();
    } catch {
      this.close();
      news = failed('no-room'); // RangeError: so long a buffer or text cannot be
    }
    this.#tell(news);
  }
}

const failed = (reason: ParcelFailure): ParcelNews => ({ type: 'failed', reason });
