import { isTypedInto } from './components/typed-into.ts';

const MOVES: ReadonlySet<string> = new Set(
  ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'Tab', 'F3', 'F6'].concat(
    ['j', 'k', '+', '-', '='], // as arrows, and to zoom
  ),
);

/**
 * A key that is held down repeats itself. It goes on to move, and to write where it was pressed; whatever else it does, it does
 * once for each press, and to nothing that the focus has gone to since. Keys that an input method takes while it composes are
 * none of the panel's. A listener of the body that captures.
 */
export function heldKeys(): (event: KeyboardEvent) => void {
  let pressedIn: EventTarget | null = null;
  return (event) => {
    if (!event.repeat) pressedIn = event.target;
    if (event.isComposing) return event.stopImmediatePropagation();
    if (!event.repeat || isMove(event) || (isWriting(event) && event.target === pressedIn)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
}

/** Letters write where something is typed, wherever the focus has come from. */
const isMove = ({ key, target }: KeyboardEvent): boolean =>
  key.length > 1 ? MOVES.has(key) : MOVES.has(key.toLowerCase()) && !isTypedInto(target);

/** Enter writes a line, or leads to the next match; elsewhere it sends a form. */
function isWriting({ ctrlKey, key, metaKey, target }: KeyboardEvent): boolean {
  if (!isTypedInto(target) || key === 'Escape') return false;
  return key !== 'Enter' || !(ctrlKey || metaKey || isOneLine(target));
}

const isOneLine = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type !== 'search';
