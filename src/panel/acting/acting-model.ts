import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { ClientDocument } from '../client/client-document.ts';
import { ClientStore } from '../client/client-store.ts';
import { type PanelModel, settingsOf } from '../panel-model.ts';
import { ReplayStore } from '../replaying/replay-store.ts';
import { SavedStore } from '../saving/saved-store.ts';
import { ComposerStore } from '../stores/composer-store.ts';
import { VariableStore } from '../stores/variable-store.ts';
import { CloseStore } from './close-store.ts';

/** The panel, with what the user acts on connections with. */
export interface ActingModel extends PanelModel {
  readonly composer: ComposerStore;
  readonly variables: VariableStore;
  readonly replay: ReplayStore;
  readonly closing: CloseStore;
  readonly saved: SavedStore;
  readonly client: ClientStore;
}

/** Resolves when what the user has saved is there. */
export async function createActingModel(panel: PanelModel): Promise<ActingModel> {
  const { openHandshake, receiver } = panel.services;
  const settings = settingsOf(panel);
  const variables = new VariableStore(panel.session, settings);
  const saved = new SavedStore(settings);
  const own = new ClientDocument({
    url: location.href,
    now: Date.now,
    makeSocket: (url, protocols) => new WebSocket(url, protocols),
    openHandshake,
  });
  const client = new ClientStore(own, settings);
  const stores = [variables, saved, client];
  try {
    await Promise.all(stores.map((store) => store.load()));
  } catch (cause) {
    for (const store of stores) store.dispose(); // the next time, others hear what other panels save
    throw cause;
  }
  receiver.addOwn(own);
  const composer = new ComposerStore((connection, isTrial) => variables.resolver(connection, isTrial));
  return { ...panel, composer, variables, replay: new ReplayStore(), closing: new CloseStore(), saved, client };
}

export const ActingContext = createContext<ActingModel | null>(null);

/** As `usePanel`, within what `ActingBars` draws. */
export function useActing(): ActingModel {
  const model: ActingModel | null = useContext(ActingContext);
  if (!model) throw new Error('not inside what acts');
  return model;
}
