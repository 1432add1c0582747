import { computed, type ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Query } from '../query/query.ts';
import type { Receiver } from '../session/receiver.ts';
import type { Session } from '../session/session.ts';
import { ActingDock } from './acting/acting-dock.ts';
import { ConnectionStore } from './connections/connection-store.ts';
import { MatchStore } from './filter/match-store.ts';
import { SavedFilters } from './filter/saved-filters.ts';
import { createGridStores, type GridStores } from './grid/grid-stores.ts';
import { HoldStore } from './holding/hold-store.ts';
import { type ImportedFile, SessionDock } from './importing/session-dock.ts';
import { LoadStore } from './loading/load-store.ts';
import { MenuStore } from './menu/menu-store.ts';
import type { PanelServices, SharedSettings } from './panel-services.ts';
import { ParcelStore } from './parcels/parcel-store.ts';
import { InForceStore } from './rules/in-force-store.ts';
import { StatisticsStore } from './statistics/statistics-store.ts';
import { AsyncApiStore } from './stores/asyncapi-store.ts';
import { CaptureStore } from './stores/capture-store.ts';
import { DecoderStore } from './stores/decoder-store.ts';
import { DetailsStore } from './stores/details-store.ts';
import { drawingPace } from './stores/drawing-pace.ts';
import { ExportStore } from './stores/export-store.ts';
import { FeedbackStore } from './stores/feedback-store.ts';
import { FilterStore } from './stores/filter-store.ts';
import { frameRevision, type Schedule } from './stores/frame-revision.ts';
import { KeySheetStore } from './stores/key-sheet-store.ts';
import { LayoutStore } from './stores/layout-store.ts';
import { LongAction } from './stores/long-action.ts';
import { MeaningStore } from './stores/meaning-store.ts';
import { MessageView } from './stores/message-view.ts';
import { RecordingStore } from './stores/recording-store.ts';
import { SchemaStore } from './stores/schema-store.ts';
import { SelectionStore } from './stores/selection-store.ts';
import { toldSettings } from './stores/told-settings.ts';
import { urgentDrawing } from './stores/urgent-drawing.ts';
import { WorkersStore } from './stores/workers-store.ts';
import { visibleText } from './text/visible-text.ts';
import { Wording } from './text/wording.ts';
import { tellWorkerCapture } from './text/worker-capture-text.ts';
import { ThrottleStore } from './throttling/throttle-store.ts';
import { TimelineStore } from './timeline/timeline-store.ts';
import { TooltipStore } from './tooltip/tooltip-store.ts';
import { UndoStore } from './undo/undo-store.ts';

/** One small store per concern, and what they all need. */
export interface PanelModel extends GridStores {
  readonly services: PanelServices;
  readonly wording: Wording;
  readonly session: Session;
  /** Steps at the pace of drawing when the session has changed; at once for the first messages, and for none. */
  readonly revision: ReadonlySignal<number>;
  /** When what comes in is drawn. */
  readonly pace: Schedule;
  /** Has the messages decoded; what they mean is in `session.meanings`. */
  readonly meaning: MeaningStore;
  readonly decoders: DecoderStore;
  readonly schemas: SchemaStore;
  readonly asyncApi: AsyncApiStore;
  readonly filter: FilterStore;
  readonly savedFilters: SavedFilters;
  /** Asks for this besides what the search box asks already. What is no query changes nothing. */
  readonly filterBy: (query: Query | string) => void;
  readonly view: MessageView;
  /** The rows that match, where not all that do not are hidden. */
  readonly matches: MatchStore;
  readonly selection: SelectionStore;
  readonly details: DetailsStore;
  readonly acting: ActingDock;
  readonly exporting: ExportStore;
  readonly longAction: LongAction;
  readonly feedback: FeedbackStore;
  readonly layout: LayoutStore;
  readonly recording: RecordingStore;
  readonly capture: CaptureStore;
  readonly loading: LoadStore;
  readonly parcels: ParcelStore;
  readonly keySheet: KeySheetStore;
  readonly workers: WorkersStore;
  readonly menus: MenuStore;
  readonly undo: UndoStore;
  readonly tooltips: TooltipStore;
  readonly connections: ConnectionStore;
  readonly timeline: TimelineStore;
  readonly statistics: StatisticsStore;
  readonly inForce: InForceStore;
  readonly holding: HoldStore;
  readonly throttling: ThrottleStore;
  readonly dock: SessionDock;
  /** Where the session was read from; null for that of the tab. Nothing can be done to what is in a file. */
  readonly importedFile: ImportedFile | null;
  readonly dispose: () => void;
}

/** What a panel has besides that shows a file. */
type Imported = Pick<PanelModel, 'dock' | 'importedFile'>;

/** What the panel of the tab has in its place. */
const ofTab = (): Imported => ({ dock: new SessionDock(), importedFile: null });

export function createPanelModel(services: PanelServices, imported: Imported = ofTab()): PanelModel {
  const { receiver, translate } = services;
  const { session } = receiver;
  const { dispose, ...drawing } = createDrawing(session);
  const wording = new Wording(translate);
  const feedback = new FeedbackStore();
  const settings = settingsOf({ services, wording, feedback });
  const selection = new SelectionStore();
  const views = createViews({ session, ...drawing, settings, selection });
  const { connections, filter, matches, meaning, statistics, timeline, view } = views;
  const grid = createGridStores({ session, view, meaningRevision: meaning.revision, selection, settings });
  const recording = new RecordingStore(receiver, settings);
  const workers = new WorkersStore(receiver.workers, (state) => tellWorkerCapture(feedback, wording, state));
  const undo = new UndoStore();
  const intervening = createIntervening({ receiver, pace: drawing.pace, wording, feedback });
  const longActions = createLongActions(receiver);
  const forget = forgetWithSession({ session, selection, filter, undo });
  return {
    services,
    wording,
    session,
    ...drawing,
    ...views,
    ...createPlainStores(),
    selection,
    ...longActions,
    feedback,
    layout: new LayoutStore(settings),
    recording,
    capture: new CaptureStore(receiver, settings),
    workers,
    undo,
    ...intervening,
    ...imported,
    ...grid.stores,
    dispose: () => {
      longActions.longAction.cancel();
      const { parcels } = longActions;
      const followers = [parcels, matches, meaning, statistics, connections, timeline, view, recording, workers];
      for (const store of [...followers, ...sharing(views), intervening.inForce, intervening.holding]) store.dispose();
      for (const end of [grid.dispose, dispose, forget, () => undo.forgetAll()]) end();
    },
  };
}

/** What has come in is drawn at a pace; the first messages, and that there are none any more, at once. */
function createDrawing(session: Session) {
  const pace = drawingPace();
  return { pace, ...frameRevision((listener) => session.subscribe(listener), pace, urgentDrawing(session)) };
}

/** Those that need nothing of the others. */
const createPlainStores = () => ({
  details: new DetailsStore(),
  acting: new ActingDock(),
  keySheet: new KeySheetStore(),
  menus: new MenuStore(),
  tooltips: new TooltipStore(),
});

/** Reads what is remembered. Once more, it takes over what was remembered elsewhere since. */
export async function loadSettings(model: PanelModel): Promise<void> {
  const { layout, recording, savedFilters, capture, columns, decoders } = model;
  const { schemas, asyncApi, connections, rows, timeline } = model;
  const first = [layout, recording, savedFilters, capture, columns, decoders];
  await Promise.all([...first, schemas, asyncApi, connections, rows, timeline].map((store) => store.load()));
}

/** What remembers, and tells the user what it could not. */
export const settingsOf = ({ services, wording, feedback }: Pick<PanelModel, 'services' | 'wording' | 'feedback'>) =>
  toldSettings(services.settings, (reason) => feedback.problem(wording.text('settingNotKept', visibleText(reason))));

type Intervening = Pick<PanelModel, 'inForce' | 'holding' | 'throttling'>;

interface InterveningOptions {
  readonly receiver: Receiver;
  readonly pace: Schedule;
  readonly wording: Wording;
  readonly feedback: FeedbackStore;
}

/** What is in force in the tab, and what waits because of it. */
function createIntervening({ receiver, pace, wording, feedback }: InterveningOptions): Intervening {
  const { interventions } = receiver;
  const fail = (error: string) => feedback.problem(wording.text('rulesFailed', visibleText(error)));
  const inForce = new InForceStore(interventions, fail);
  const holding = new HoldStore({ interventions, inForce, pace, name: wording.text('hold') });
  return { inForce, holding, throttling: new ThrottleStore(inForce) };
}

/** What the user may have to wait for. */
function createLongActions(receiver: Receiver): Pick<PanelModel, 'exporting' | 'loading' | 'longAction' | 'parcels'> {
  const longAction = new LongAction();
  const loading = new LoadStore(receiver);
  const exporting = new ExportStore(receiver.session, longAction, loading);
  return { exporting, loading, longAction, parcels: new ParcelStore(receiver.commands.parcels) };
}

interface ViewOptions {
  readonly session: Session;
  readonly revision: ReadonlySignal<number>;
  readonly pace: Schedule;
  readonly settings: SharedSettings;
  readonly selection: SelectionStore;
}

/** The stores that follow the session: what its messages mean, and which of them are to be seen. */
function createViews({ session, revision, pace, settings, selection }: ViewOptions) {
  const meaning = new MeaningStore({ meanings: session.meanings, sessionRevision: revision, schedule: pace });
  const savedFilters = new SavedFilters(settings);
  const filter = new FilterStore(savedFilters.query);
  const sessionRevision = computed(() => revision.value + meaning.revision.value);
  const facts = { session, meanings: session.meanings, sessionRevision };
  const view = new MessageView({ ...facts, filter: filter.applied });
  const matches = new MatchStore({ facts, filter, view, selection });
  const timeline = new TimelineStore({ session, revision, pace, filter, settings });
  const statistics = new StatisticsStore({ session, revision, decoded: meaning.revision, filter });
  const connections = new ConnectionStore({ session, sessionRevision, pace, settings });
  const decoders = new DecoderStore(session.meanings.presets, settings);
  const schemas = new SchemaStore(session.meanings.presets, settings);
  const asyncApi = new AsyncApiStore(session.meanings.presets, settings);
  const filterBy: PanelModel['filterBy'] = (query) => filter.narrow(query);
  return {
    meaning,
    decoders,
    schemas,
    asyncApi,
    savedFilters,
    filter,
    filterBy,
    view,
    matches,
    timeline,
    statistics,
    connections,
  };
}

/** Those that hear what the panels of other tabs remember. */
const sharing = ({ asyncApi, decoders, savedFilters, schemas }: ReturnType<typeof createViews>) => [
  asyncApi,
  decoders,
  savedFilters,
  schemas,
];

type Rememberers = Pick<PanelModel, 'session' | 'selection' | 'filter' | 'undo'>;

/** Row numbers, and connections that are no more, are forgotten as soon as the session has forgotten them. */
function forgetWithSession({ session, selection, filter, undo }: Rememberers): () => void {
  let { generation } = session;
  let { removals } = session;
  return session.subscribe(() => {
    if (session.removals !== removals) {
      removals = session.removals;
      forgetRemoved(session, selection);
    }
    if (session.generation === generation) return;
    generation = session.generation;
    selection.isFollowing.value = true;
    selection.rows.clear();
    selection.lastRow.value = -1;
    undo.sweep();
    filter.span.value = null;
    const { subject } = selection;
    if (subject.value?.type === 'row') selection.close();
    if (subject.value?.type === 'connection' && !session.connections.has(subject.value.id)) selection.close();
    filter.forgetConnections((id) => session.connections.has(id));
  });
}

function forgetRemoved(session: Session, selection: SelectionStore): void {
  const isRemoved = (row: number) => row >= 0 && session.isRemoved(row);
  selection.rows.forget(isRemoved);
  if (isRemoved(selection.row.peek())) selection.close();
}

export const PanelContext = createContext<PanelModel | null>(null);

/** The model of the panel that a component stands in. */
export function usePanel(): PanelModel {
  const model: PanelModel | null = useContext(PanelContext);
  if (!model) throw new Error('not inside a panel');
  return model;
}
