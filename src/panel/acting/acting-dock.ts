import { signal } from '@preact/signals';
import type { Message } from '../../session/session-event.ts';
import type { PanelModel } from '../panel-model.ts';
import type * as ActingChunk from './acting-chunk.tsx';
import type { ActingModel } from './acting-model.ts';

/** What the user does to connections: code that is loaded when it is first wanted, and its stores. */
interface Acting {
  readonly chunk: typeof ActingChunk;
  readonly model: ActingModel;
}

/** Holds what is loaded when the user first acts on a connection. */
export class ActingDock {
  /** Null until it is there. */
  readonly acting = signal<Acting | null>(null);
  #loading: Promise<Acting> | null = null;

  load(model: PanelModel): Promise<Acting> {
    this.#loading ??= this.#load(model);
    return this.#loading;
  }

  /** Ends the connections of the panel's own. */
  dispose(): void {
    this.acting.value?.model.client.dispose();
  }

  async #load(model: PanelModel): Promise<Acting> {
    const chunk = await import('./acting-chunk.tsx');
    const acting = { chunk, model: await chunk.createActingModel(model) };
    this.acting.value = acting;
    return acting;
  }
}

/** Opens the composer without a message. */
export async function openComposer(panel: PanelModel): Promise<void> {
  const { chunk, model } = await panel.acting.load(panel);
  chunk.openComposer(model);
}

/** Opens the composer on a message. */
export async function editAndResend(panel: PanelModel, message: Message): Promise<void> {
  const { chunk, model } = await panel.acting.load(panel);
  await chunk.editAndResend(model, message);
}

/** Opens the bar of the replay on what is selected. */
export async function openReplay(panel: PanelModel): Promise<void> {
  const { chunk, model } = await panel.acting.load(panel);
  chunk.openReplay(model);
}

/** Sends the selected messages again, one after the other, as fast as the page takes them. */
export async function resendSelected(panel: PanelModel): Promise<void> {
  const { chunk, model } = await panel.acting.load(panel);
  chunk.resendSelected(model);
}

/** Asks with which code and reason connections are to be closed. */
export async function askToClose(panel: PanelModel, ids: readonly string[]): Promise<void> {
  const { chunk, model } = await panel.acting.load(panel);
  chunk.askToClose(model, ids);
}

/** Opens the bar that opens connections of the panel's own. */
export async function openClient(panel: PanelModel): Promise<void> {
  const { model } = await panel.acting.load(panel);
  model.client.isOpen.value = true;
}
