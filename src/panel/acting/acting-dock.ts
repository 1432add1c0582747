import { signal } from '@preact/signals';
import type { Message } from '../../session/session-event.ts';
import type { PanelModel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
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
  #loading: Promise<Acting | null> | null = null;

  /** Null when it could not be loaded, which the user is told. The next time it is tried again. */
  load(model: PanelModel): Promise<Acting | null> {
    this.#loading ??= this.#load(model).catch((error: unknown) => {
      this.#loading = null;
      const reason = error instanceof Error ? error.message : String(error);
      model.feedback.problem(model.wording.text('actingNotLoaded', visibleText(reason)));
      return null;
    });
    return this.#loading;
  }

  /** Ends the connections of the panel's own, and what other panels save is no longer heard. */
  dispose(): void {
    const { client, saved, variables } = this.acting.value?.model ?? {};
    client?.dispose();
    saved?.dispose();
    variables?.dispose();
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
  const acting = await panel.acting.load(panel);
  acting?.chunk.openComposer(acting.model);
}

/** Opens the composer on a message. */
export async function editAndResend(panel: PanelModel, message: Message): Promise<void> {
  const acting = await panel.acting.load(panel);
  await acting?.chunk.editAndResend(acting.model, message);
}

/** Opens the bar of the replay on what is selected. */
export async function openReplay(panel: PanelModel): Promise<void> {
  const acting = await panel.acting.load(panel);
  acting?.chunk.openReplay(acting.model);
}

/** Sends the selected messages again, one after the other, as fast as the page takes them. */
export async function resendSelected(panel: PanelModel): Promise<void> {
  const acting = await panel.acting.load(panel);
  acting?.chunk.resendSelected(acting.model);
}

/** Asks with which code and reason connections are to be closed. */
export async function askToClose(panel: PanelModel, ids: readonly string[]): Promise<void> {
  const acting = await panel.acting.load(panel);
  acting?.chunk.askToClose(acting.model, ids);
}

/** Ends connections as if the network had failed. */
export async function cutConnections(panel: PanelModel, ids: readonly string[]): Promise<void> {
  const acting = await panel.acting.load(panel);
  acting?.chunk.cutConnections(panel, ids);
}

/** Opens the bar that opens connections of the panel's own. */
export async function openClient(panel: PanelModel): Promise<void> {
  const acting = await panel.acting.load(panel);
  if (acting) acting.model.client.isOpen.value = true;
}
