import { askToClose, editAndResend, openClient, openComposer, openReplay } from './acting/acting-dock.ts';
import { connectionsAtHand } from './acting/closable.ts';
import { openKeySheet } from './components/docked-key-sheet.tsx';
import { isFindKey } from './components/find-key.ts';
import { isTypedInto } from './components/typed-into.ts';
import { followMain } from './focus/focus-stops.ts';
import { copyRows } from './grid/row-actions.ts';
import { SESSION_FILE } from './importing/import-button.tsx';
import { canMark, toggleBookmarks } from './marks/mark-actions.ts';
import { focusNextPane } from './pane-focus.ts';
import { canResend, clearMessages, copyPayload, exportLog, resend } from './panel-actions.ts';
import type { PanelModel } from './panel-model.ts';
import type { MainTab } from './statistics/statistics-store.ts';
import { THROTTLE_BUTTON } from './throttling/throttle-button.tsx';

const NEXT_DIRECTION = { all: 'sent', sent: 'received', received: 'all' } as const;

/**
 * The keys of the panel, from wherever the focus is, but never while something is being typed. A listener for the body:
 * on the document of its panels, Chromium listens for the keys of DevTools, which mean something else by `?` and Escape.
 */
export function panelKeys(model: PanelModel): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.defaultPrevented) return event.stopPropagation();
    if (event.altKey || model.menus.menu.value) return;
    const action = actionOf(model, event);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}

function actionOf(model: PanelModel, event: KeyboardEvent): (() => void) | undefined {
  // Also while something is being typed: these write nothing.
  if (event.key === 'F6') return () => goToPane(model, event.shiftKey ? -1 : 1);
  if (event.key === 'F3') return () => stepToMatch(model, event);
  // Or DevTools would open a search of its own, which finds nothing in a panel.
  if (isFindKey(event) && !event.shiftKey) return focusFilter;
  if (isTypedInto(event.target)) return undefined;
  if (isCopyOfRows(event)) return copyKeys(model).c;
  const keys = event.ctrlKey || event.metaKey ? controlKeys(model) : plainKeys(model);
  return keys[event.key.toLowerCase()];
}

/** Ctrl+C in the list of messages, as anywhere else; selected text is the browser's to copy. */
function isCopyOfRows({ ctrlKey, key, metaKey, shiftKey, target }: KeyboardEvent): boolean {
  if (!(ctrlKey || metaKey) || shiftKey || key.toLowerCase() !== 'c') return false;
  const isInList = target instanceof Element && target.closest('[role="grid"][aria-multiselectable="true"]') !== null;
  return isInList && getSelection()?.isCollapsed !== false;
}

function stepToMatch({ matches }: PanelModel, event: KeyboardEvent): void {
  if (matches.isActive.value) matches.step(event.shiftKey ? -1 : 1);
}

function goToPane({ selection }: PanelModel, by: 1 | -1): void {
  selection.show();
  queueMicrotask(() => focusNextPane(by)); // Details is drawn by then
}

function focusFilter(): void {
  const box = document.getElementById('filter');
  if (box instanceof HTMLInputElement) box.select();
  box?.focus();
}

type Keys = Readonly<Record<string, () => void>>;

function controlKeys(model: PanelModel): Keys {
  const onLive: Keys = { e: () => model.recording.toggle(), l: () => clearMessages(model) };
  return {
    s: () => void exportLog(model),
    z: () => model.undo.undo(),
    ...(model.importedFile ? {} : onLive),
  };
}

/** Details first, then the span of time that hides rows. */
function closeOrShowAll({ filter, selection }: PanelModel): void {
  if (selection.subject.value === null) filter.span.value = null;
  else selection.close();
}

function tabKeys({ importedFile, statistics: { tab } }: PanelModel): Keys {
  const show = (name: MainTab) => () =>
    followMain(() => {
      tab.value = name;
    });
  const onLive: Keys = importedFile ? {} : { 4: show('rules') };
  return { 1: show('messages'), 2: show('types'), 3: show('statistics'), ...onLive };
}

function markKeys(model: PanelModel): Keys {
  const { notes, selection } = model;
  const row = selection.row.value;
  if (row < 0) return {};
  const write = () => {
    notes.row.value = row;
  };
  return {
    b: () => toggleBookmarks(model, selection.rows.rows.count > 0 ? selection.rows.rows : [row]),
    ...(canMark(model, row) ? { n: write } : {}),
  };
}

/** Of what is selected; where that is nothing, of what is looked at. */
function copyKeys(model: PanelModel): Keys {
  const { selection, session } = model;
  const chosen = selection.rows.rows;
  if (chosen.count > 1) return { c: () => void copyRows(model, chosen, false) };
  const [row = selection.row.value] = chosen;
  if (row < 0) return {};
  const message = session.messageAt(row);
  return { c: () => void (message ? copyPayload(model, message) : copyRows(model, [row], false)) };
}

/** Of the message that is looked at. */
function messageKeys(model: PanelModel): Keys {
  const { selection, session } = model;
  const message = session.messageAt(selection.row.value);
  if (!message || !canResend(model, message)) return {};
  return { r: () => void resend(model, message), e: () => void editAndResend(model, message) };
}

function plainKeys(model: PanelModel): Keys {
  const { filter } = model;
  return {
    '/': () => document.getElementById('filter')?.focus(),
    '?': () => void openKeySheet(model),
    d: () => {
      filter.direction.value = NEXT_DIRECTION[filter.direction.value];
    },
    x: () => {
      filter.isPattern.value = !filter.isPattern.value;
    },
    m: () => {
      filter.isHighlighting.value = !filter.isHighlighting.value;
    },
    i: () => document.getElementById(SESSION_FILE)?.click(),
    t: () => model.timeline.toggle(),
    ...tabKeys(model),
    escape: () => closeOrShowAll(model),
    h: () => model.rows.setFolding(!model.rows.isFolding.value),
    ...copyKeys(model),
    ...messageKeys(model),
    ...markKeys(model),
    ...(model.importedFile ? {} : liveKeys(model)),
  };
}

/** What is done to the page. */
function liveKeys(model: PanelModel): Keys {
  const { recording, services, workers } = model;
  return {
    ',': () => document.getElementById('capture-settings')?.click(),
    p: () => void recording.setPreserveLog(!recording.preserveLog.value),
    ...(services.hasDebugger ? { w: () => workers.toggle() } : {}),
    l: () => void openReplay(model),
    u: () => void openClient(model),
    q: () => void askToClose(model, connectionsAtHand(model)),
    s: () => void openComposer(model),
    o: () => model.holding.toggle(),
    y: () => document.getElementById(THROTTLE_BUTTON)?.click(),
  };
}
