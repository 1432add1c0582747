import type { ToGate } from '../../protocol/gate.ts';
import type { ParcelBegin } from '../../protocol/parcel.ts';
import { isCount, isRecord } from '../../protocol/parsed.ts';
import type { UnreadBatch, UnreadPiece } from '../../protocol/routing.ts';
import type { ToPage } from '../../protocol/to-page.ts';
import { parseWorkerText, workerCommand } from '../../protocol/worker-wire.ts';
import type { ParcelWay, TellParcelNews } from '../parcel-routes.ts';
import type { DocumentPort } from '../tab.ts';

/** What the panel is to hear. */
type Tell = (message: UnreadPiece | ({ readonly type: 'batch' } & UnreadBatch)) => void;

/**
 * What the relay is for a document: carries batches from the hook of a worker to the panel, and commands back. It holds
 * no message: what is not acknowledged is in the hook's journal.
 */
export class WorkerPort implements DocumentPort {
  readonly #command: (text: string) => void;
  readonly #tell: Tell;
  readonly #gated: (raw: unknown) => void;
  /** Opens the way of a parcel into the worker. */
  readonly openParcel: (begin: ParcelBegin, tell: TellParcelNews) => ParcelWay;
  /** Not from 0: what an earlier background has asked for may still be on its way. */
  #subscription = Date.now();
  #newest = 0;
  #open: boolean = true;

  /** `gated`: hears what waits at the worker's gates, unread; null when it asks whether anybody still hears. */
  constructor(
    command: (text: string) => void,
    tell: Tell,
    gated: (raw: unknown) => void,
    openParcel: WorkerPort['openParcel'],
  ) {
    this.openParcel = openParcel;
    this.#command = command;
    this.#tell = tell;
    this.#gated = gated;
  }

  post(message: ToPage | ToGate): void {
    if (!this.#open) return;
    if (message.type !== 'subscribe') return this.#command(workerCommand(message));
    this.#newest = message.after;
    this.#command(workerCommand({ ...message, subscription: ++this.#subscription }));
  }

  /** A text of the hook. A batch of an earlier subscription is dropped: the journal sends it again. */
  receive(text: string): void {
    const batch = parseWorkerText(text);
    if (!this.#open || !batch) return;
    if ('gated' in batch) return this.#gated(batch.gated);
    if ('piece' in batch) return this.#tell({ type: 'piece', piece: batch.piece });
    if (batch.subscription !== this.#subscription) return;
    const fresh = batch.envelopes.filter((envelope) => seqOf(envelope) > this.#newest);
    if (fresh.length === 0) return;
    this.#newest = seqOf(fresh.at(-1));
    this.#tell({ type: 'batch', envelopes: fresh });
  }

  close(): void {
    this.#open = false;
  }
}

const seqOf = (envelope: unknown): number => (isRecord(envelope) && isCount(envelope.seq) ? envelope.seq : 0);
