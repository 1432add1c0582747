import type { MessageKey } from '../panel-services.ts';

/** Keys that do one thing, each as it is printed on a keyboard. */
interface KeyLine {
  readonly keys: readonly string[];
  readonly what: MessageKey;
  /** Only where the browser has a debugger for extensions. */
  readonly isForDebugger?: boolean;
}

export interface KeyGroup {
  readonly where: MessageKey;
  readonly lines: readonly KeyLine[];
}

const STEPS = ['↑', '↓', 'PgUp', 'PgDn', 'Home', 'End'];
const withShift = (keys: readonly string[]) => keys.map((key) => `Shift+${key}`);

/** Every key of the panel, by where it is pressed. */
export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    where: 'keysAnywhere',
    lines: [
      { keys: ['/', 'Ctrl+F'], what: 'filter' },
      { keys: ['X'], what: 'regularExpression' },
      { keys: ['D'], what: 'keyDirection' },
      { keys: ['M'], what: 'highlightOnly' },
      { keys: ['F3', 'Shift+F3'], what: 'keyMatches' },
      { keys: ['1', '2', '3', '4'], what: 'mainTabs' },
      { keys: ['H'], what: 'foldHeartbeats' },
      { keys: ['S'], what: 'composeMessage' },
      { keys: ['Q'], what: 'closeConnection' },
      { keys: ['O'], what: 'hold' },
      { keys: ['Y'], what: 'throttle' },
      { keys: ['U'], what: 'openClient' },
      { keys: ['T'], what: 'timeline' },
      { keys: ['Ctrl+E'], what: 'record' },
      { keys: ['P'], what: 'preserveLog' },
      { keys: ['W'], what: 'captureWorkers', isForDebugger: true },
      { keys: [','], what: 'captureSettings' },
      { keys: ['Ctrl+L'], what: 'clear' },
      { keys: ['Ctrl+Z'], what: 'undo' },
      { keys: ['I'], what: 'import' },
      { keys: ['Ctrl+S'], what: 'export' },
      { keys: ['F6', 'Shift+F6'], what: 'keyPanes' },
      { keys: ['Esc'], what: 'closeDetails' },
      { keys: ['?'], what: 'keySheet' },
    ],
  },
  {
    where: 'filter',
    lines: [
      { keys: ['Ctrl+Space', '↑', '↓'], what: 'completions' },
      { keys: ['Enter', 'Shift+Enter'], what: 'keyMatches' },
      { keys: ['Esc'], what: 'clearFilter' },
    ],
  },
  {
    where: 'savedFilters',
    lines: [
      { keys: ['F2'], what: 'filterRename' },
      { keys: ['Del'], what: 'filterDelete' },
    ],
  },
  {
    where: 'messages',
    lines: [
      { keys: [...STEPS, 'J', 'K'], what: 'keyMove' },
      { keys: withShift(STEPS), what: 'keyExtend' },
      { keys: ['Ctrl+A'], what: 'keySelectAll' },
      { keys: ['Enter'], what: 'keyDetails' },
      { keys: ['R'], what: 'resend' },
      { keys: ['E'], what: 'editAndResend' },
      { keys: ['L'], what: 'replay' },
      { keys: ['C', 'Ctrl+C'], what: 'copy' },
      { keys: ['B'], what: 'bookmark' },
      { keys: ['N'], what: 'editNote' },
      { keys: ['→', '←'], what: 'keyFold' },
      { keys: ['Shift+F10'], what: 'menu' },
    ],
  },
  {
    where: 'keysHeaders',
    lines: [
      { keys: ['←', '→'], what: 'keyColumn' },
      { keys: ['Enter', 'Space'], what: 'keySort' },
      { keys: ['Shift+←', 'Shift+→'], what: 'keyResize' },
      { keys: ['Ctrl+←', 'Ctrl+→'], what: 'keyReorder' },
      { keys: ['Shift+F10'], what: 'menu' },
    ],
  },
  {
    where: 'connections',
    lines: [
      { keys: STEPS, what: 'keyMove' },
      { keys: withShift(STEPS), what: 'keyExtend' },
      { keys: ['→', '←'], what: 'keyOpenClose' },
      { keys: ['Shift+F10'], what: 'menu' },
    ],
  },
  {
    where: 'details',
    lines: [
      { keys: ['←', '→', 'Home', 'End'], what: 'keyTab' },
      { keys: ['Ctrl+F'], what: 'findInDetails' },
    ],
  },
  {
    where: 'findInDetails',
    lines: [
      { keys: ['Enter', 'Shift+Enter'], what: 'keyMatches' },
      { keys: ['Esc'], what: 'closeFind' },
    ],
  },
  {
    where: 'keysTrees',
    lines: [
      { keys: STEPS, what: 'keyMove' },
      { keys: ['→', '←', 'Enter', 'Space'], what: 'keyOpenClose' },
      { keys: ['Shift+F10'], what: 'menu' },
    ],
  },
  {
    where: 'tabHex',
    lines: [
      { keys: ['←', '→', ...STEPS, 'Ctrl+Home', 'Ctrl+End'], what: 'keyBytes' },
      { keys: withShift(['←', '→', ...STEPS]), what: 'keyMoreBytes' },
      { keys: ['Ctrl+A'], what: 'keySelectEverything' },
      { keys: ['Ctrl+C'], what: 'keyCopySelected' },
    ],
  },
  { where: 'tabText', lines: [{ keys: ['Ctrl+A'], what: 'keySelectEverything' }] },
  {
    where: 'timeline',
    lines: [
      { keys: ['←', '→', 'PgUp', 'PgDn', 'Home', 'End'], what: 'keySpan' },
      { keys: withShift(['←', '→', 'PgUp', 'PgDn', 'Home', 'End']), what: 'keyResizeSpan' },
      { keys: ['+', '-', '0', 'Enter'], what: 'keyZoom' },
    ],
  },
  {
    where: 'tabTypes',
    lines: [
      { keys: STEPS, what: 'keyMove' },
      { keys: ['Enter', 'Ctrl+Enter', 'Alt+Enter'], what: 'keyLane' },
    ],
  },
  {
    where: 'heldMessages',
    lines: [
      { keys: STEPS, what: 'keyMove' },
      { keys: ['Enter'], what: 'release' },
      { keys: ['Del'], what: 'drop' },
      { keys: ['E'], what: 'editAndRelease' },
      { keys: ['Ctrl+Enter'], what: 'releaseEdited' },
      { keys: ['A'], what: 'releaseAll' },
      { keys: ['N'], what: 'releaseToNext' },
    ],
  },
  {
    where: 'rules',
    lines: [
      { keys: ['↑', '↓'], what: 'keyMove' },
      { keys: ['Alt+↑', 'Alt+↓'], what: 'keyMoveRule' },
      { keys: ['Enter'], what: 'keyEditRule' },
      { keys: ['Ctrl+D'], what: 'ruleDuplicate' },
      { keys: ['Del'], what: 'ruleDelete' },
      { keys: ['Ctrl+Enter'], what: 'saveRule' },
    ],
  },
  {
    where: 'composer',
    lines: [
      { keys: ['Ctrl+Enter'], what: 'keySend' },
      { keys: ['Ctrl+Shift+Enter'], what: 'keyInject' },
      { keys: ['Esc'], what: 'closeComposer' },
    ],
  },
  { where: 'keysEdges', lines: [{ keys: ['←', '→', '↑', '↓'], what: 'keyResizePane' }] },
];
