import { computed, type ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Session } from '../session/session.ts';
import { ConnectionStore } from './connections/connection-store.ts';
import { createGridStores, type GridStores } from './grid/grid-stores.ts';
import { MenuStore } from './menu/menu-store.ts';
import type { PanelServices, PanelSettings } from './panel-services.ts';
import { StatisticsStore } from './statistics/statistics-store.ts';
import { CaptureStore } from './stores/capture-store.ts';
import { ComposerStore } from './stores/composer-store.ts';
import { DetailsStore } from './stores/details-store.ts';
import { ExportStore } from './stores/export-store.ts';
import { FeedbackStore } from './stores/feedback-store.ts';
import { FilterStore } from './stores/filter-store.ts';
import { frameRevision } from './stores/frame-revision.ts';
import { KeySheetStore } from './stores/key-sheet-store.ts';
import { LayoutStore } from './stores/layout-store.ts';
import { MeaningStore } from './stores/meaning-store.ts';
import { MessageView } from './stores/message-view.ts';
import { RecordingStore } from './stores/recording-store.ts';
import { SelectionStore } from './stores/selection-store.ts';
import { WorkersStore } from './stores/workers-store.ts';
import { Wording } from './text/wording.ts';
import { tellWorkerCapture } from './text/worker-capture-text.ts';
import { TimelineStore } from './timeline/timeline-store.ts';
import { TooltipStore } from './tooltip/tooltip-store.ts';
import { UndoStore } from './undo/undo-store.ts';

/** One small store per concern, and what they all need. */
export interface PanelModel extends GridStores {
  readonly services: PanelServices;
  readonly wording: Wording;
  readonly session: Session;
  /** Steps, once a frame, when the session has changed. */
  readonly revision: ReadonlySignal<number>;
  /** Has the messages decoded; what they mean is in `session.meanings`. */
  readonly meaning: MeaningStore;
  readonly filter: FilterStore;
  readonly view: MessageView;
  readonly selection: SelectionStore;
  readonly details: DetailsStore;
  readonly composer: ComposerStore;
  readonly exporting: ExportStore;
  readonly feedback: FeedbackStore;
  readonly layout: LayoutStore;
  readonly recording: RecordingStore;
  readonly capture: CaptureStore;
  readonly keySheet: KeySheetStore;
  readonly workers: WorkersStore;
  readonly menus: MenuStore;
  readonly undo: UndoStore;
  readonly tooltips: TooltipStore;
  readonly connections: ConnectionStore;
  readonly timeline: TimelineStore;
  readonly statistics: StatisticsStore;
  readonly dispose: () => void;
}

export function createPanelModel(services: PanelServices): PanelModel {
  const { receiver, settings, translate } = services;
  const { session } = receiver;
  const { revision, dispose } = frameRevision((listener) => session.subscribe(listener));
  const views = createViews(session, revision, settings);
  const { filter, meaning, timeline, view } = views;
  const selection = new SelectionStore();
  const details = new DetailsStore();
  const grid = createGridStores({ session, view, meaningRevision: meaning.revision, selection, settings });
  const recording = new RecordingStore(receiver, settings);
  const wording = new Wording(translate);
  const feedback = new FeedbackStore();
  const workers = new WorkersStore(receiver.workers, (state) => tellWorkerCapture(feedback, wording, state));
  const undo = new UndoStore();
  const forget = forgetWithSession({ session, selection, filter, undo });
  return {
    services,
    wording,
    session,
    revision,
    ...views,
    selection,
    details,
    composer: new ComposerStore(),
    exporting: new ExportStore(session),
    feedback,
    layout: new LayoutStore(settings),
    recording,
    capture: new CaptureStore(receiver, settings),
    keySheet: new KeySheetStore(),
    workers,
    menus: new MenuStore(),
    undo,
    tooltips: new TooltipStore(),
    ...grid.stores,
    dispose: () => {
      for (const store of [meaning, views.statistics, views.connections, timeline, view, recording, workers])
        store.dispose();
      for (const end of [grid.dispose, dispose, forget, () => undo.forgetAll()]) end();
    },
  };
}

/** The stores that follow the session: what its messages mean, and which of them are to be seen. */
function createViews(session: Session, revision: ReadonlySignal<number>, settings: PanelSettings) {
  const meaning = new MeaningStore({ meanings: session.meanings, sessionRevision: revision });
  const filter = new FilterStore();
  const { meanings } = session;
  const known = computed(() => revision.value + meaning.revision.value);
  const view = new MessageView({ session, meanings, filter: filter.applied, sessionRevision: known });
  const timeline = new TimelineStore({ session, revision, filter, settings });
  const statistics = new StatisticsStore({ session, revision, decoded: meaning.revision, filter });
  const connections = new ConnectionStore(session, revision, settings);
  return { meaning, filter, view, timeline, statistics, connections };
}

type Rememberers = Pick<PanelModel, 'session' | 'selection' | 'filter' | 'undo'>;

/** Row numbers, and connections that are no more, are forgotten as soon as the session has forgotten them. */
function forgetWithSession({ session, selection, filter, undo }: Rememberers): () => void {
  let { generation } = session;
  return session.subscribe(() => {
    if (session.generation === generation) return;
    generation = session.generation;
    selection.isFollowing.value = true;
    selection.rows.clear();
    undo.sweep();
    filter.span.value = null;
    const { subject } = selection;
    if (subject.value?.type === 'row') selection.close();
    if (subject.value?.type === 'connection' && !session.connections.has(subject.value.id)) selection.close();
    filter.forgetConnections((id) => session.connections.has(id));
  });
}

export const PanelContext = createContext<PanelModel | null>(null);

/** The model of the panel that a component stands in. */
export function usePanel(): PanelModel {
  const model: PanelModel | null = useContext(PanelContext);
  if (!model) throw new Error('not inside a panel');
  return model;
}
