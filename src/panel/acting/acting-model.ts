import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PanelModel } from '../panel-model.ts';
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
}

/** Resolves when what the user has saved is there. */
export async function createActingModel(panel: PanelModel): Promise<ActingModel> {
  const variables = new VariableStore(panel.session, panel.services.settings);
  const saved = new SavedStore(panel.services.settings);
  await Promise.all([variables.load(), saved.load()]);
  const composer = new ComposerStore((connection, isTrial) => variables.resolver(connection, isTrial));
  return { ...panel, composer, variables, replay: new ReplayStore(), closing: new CloseStore(), saved };
}

export const ActingContext = createContext<ActingModel | null>(null);

/** As `usePanel`, within what `ActingBars` draws. */
export function useActing(): ActingModel {
  const model: ActingModel | null = useContext(ActingContext);
  if (!model) throw new Error('not inside what acts');
  return model;
}
