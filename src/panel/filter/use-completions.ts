import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { lengthError } from '../../query/query-error.ts';
import { type Completion, completions } from '../../session/query/completions.ts';
import { type PanelModel, usePanel } from '../panel-model.ts';
import { keptOrder } from './kept-order.ts';
import { seenIn } from './seen.ts';

interface OpenList {
  /** What it was made for: where the cursor is, and what is written. */
  readonly place: string;
  readonly from: number;
  readonly to: number;
  readonly items: readonly Completion[];
  /** The item that Enter takes; -1 for none, before an arrow was pressed. */
  readonly active: number;
}

export interface CompletionState {
  /** Null while closed. */
  readonly list: OpenList | null;
  /** Opens the list for what is being typed, where there is something to choose. */
  readonly offer: () => void;
  readonly close: () => void;
  readonly take: (item: Completion) => void;
  /** Whether the key was meant for the list. */
  readonly onKey: (key: string) => boolean;
}

const ARROWS: Readonly<Record<string, 1 | -1 | undefined>> = { ArrowDown: 1, ArrowUp: -1 };

/** The list of what could be written in the box, and its keys: those of a combobox (WAI-ARIA Authoring Practices). */
export function useCompletions(box: RefObject<HTMLInputElement | null>): CompletionState {
  const model = usePanel();
  const { filter, meaning } = model;
  const [list, setList] = useState<OpenList | null>(null);
  const isWanted: Signal<boolean> = useSignal(false);
  const find = () => listFor(box.current, model);
  const offer = () => {
    isWanted.value = true;
    setList(find());
  };
  const close = () => {
    isWanted.value = false;
    setList(null);
  };
  // What is seen while the list stands is offered too; nothing moves under an arrow key, or under the pointer.
  const refresh = () =>
    isWanted.peek() && setList((shown) => (shown && shown.active >= 0 ? shown : calm(shown, find())));
  useEffect(() => meaning.revision.subscribe(refresh), [meaning]);
  const take = (item: Completion) => {
    const input: HTMLInputElement | null = box.current;
    if (!input || !list) return;
    write(input, list, item);
    filter.query.value = input.value;
    if (item.type === 'value') close();
    else offer();
  };
  const onKey = (key: string): boolean => {
    const by = ARROWS[key];
    if (by && list) setList({ ...list, active: nextIndex(list, by) });
    else if (by) offer();
    if (by || !list) return by !== undefined;
    const item = list.items[list.active];
    if (key === 'Escape') close();
    else if (item && (key === 'Enter' || key === 'Tab')) take(item);
    else return false;
    return true;
  };
  return { list, offer, close, take, onKey };
}

/** Null where there is nothing to choose. */
function listFor(input: HTMLInputElement | null, { filter, session }: PanelModel): OpenList | null {
  if (!input || filter.isPattern.value || lengthError(input.value)) return null;
  const cursor = input.selectionStart ?? input.value.length;
  const found = completions(input.value, cursor, seenIn(session));
  return found.items.length > 0 ? { ...found, place: `${cursor} ${input.value}`, active: -1 } : null;
}

function calm(shown: OpenList | null, found: OpenList | null): OpenList | null {
  if (!shown || !found || shown.place !== found.place) return found;
  return { ...found, items: keptOrder(shown.items, found.items) };
}

/** Puts the item in its place, and the cursor behind it. */
function write(input: HTMLInputElement, { from, to }: OpenList, { text, type }: Completion): void {
  const rest = input.value.slice(to);
  const goesOn = type === 'field' || type === 'path' || text.endsWith('.');
  const written = goesOn || /^\s/.test(rest) ? text : `${text} `;
  input.value = `${input.value.slice(0, from)}${written}${rest}`;
  input.setSelectionRange(from + written.length, from + written.length);
}

function nextIndex({ active, items }: OpenList, by: 1 | -1): number {
  if (active >= 0) return (active + by + items.length) % items.length;
  return by > 0 ? 0 : items.length - 1;
}
