import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { type Completion, completions } from '../../session/query/completions.ts';
import { usePanel } from '../panel-model.ts';
import { seenIn } from './seen.ts';

interface OpenList {
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

/** The list of what could be written in the box, and its keys: those of a combobox (WAI-ARIA Authoring Practices). */
export function useCompletions(box: RefObject<HTMLInputElement | null>): CompletionState {
  const { filter, session } = usePanel();
  const [list, setList] = useState<OpenList | null>(null);
  const offer = () => {
    const input: HTMLInputElement | null = box.current;
    if (!input || filter.isPattern.value) return setList(null);
    const found = completions(input.value, input.selectionStart ?? input.value.length, seenIn(session));
    setList(found.items.length > 0 ? { ...found, active: -1 } : null);
  };
  const take = ({ text, type }: Completion) => {
    const input: HTMLInputElement | null = box.current;
    if (!input || !list) return;
    const rest = input.value.slice(list.to);
    const written = type === 'field' || text.endsWith('.') || /^\s/.test(rest) ? text : `${text} `;
    input.value = `${input.value.slice(0, list.from)}${written}${rest}`;
    input.setSelectionRange(list.from + written.length, list.from + written.length);
    filter.query.value = input.value;
    if (type === 'field') offer();
    else setList(null);
  };
  const move = (by: 1 | -1) => {
    if (!list) return offer();
    const { active, items } = list;
    const first = by > 0 ? 0 : items.length - 1;
    setList({ ...list, active: active < 0 ? first : (active + by + items.length) % items.length });
  };
  const onKey = (key: string): boolean => {
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      move(key === 'ArrowDown' ? 1 : -1);
      return true;
    }
    if (!list) return false;
    const item = list.items[list.active];
    if (key === 'Escape') setList(null);
    else if (item && (key === 'Enter' || key === 'Tab')) take(item);
    else return false;
    return true;
  };
  return { list, offer, close: () => setList(null), take, onKey };
}
