import { originalOffset } from './visible-offset.ts';

/** What is copied is the text, not its rows: where a long line was wrapped, no line ends. */
export function useTextCopy(text: string): (event: ClipboardEvent & { currentTarget: HTMLElement }) => void {
  return (event) => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    const isAll = selection.containsNode(event.currentTarget) || range.commonAncestorContainer === event.currentTarget;
    const start = isAll ? 0 : offsetAt(text, range.startContainer, range.startOffset);
    const end = isAll ? text.length : offsetAt(text, range.endContainer, range.endOffset);
    if (start === null || end === null) return;
    event.clipboardData?.setData('text/plain', text.slice(start, end));
    event.preventDefault();
  };
}

/** Ctrl+A selects the whole text, also what is not drawn. */
export function onTextKey(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'a') return;
  event.preventDefault();
  document.getSelection()?.selectAllChildren(event.currentTarget);
}

/** The place in the text that a place in the document shows; null outside of its rows. */
function offsetAt(text: string, node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const row = element?.closest<HTMLElement>('[data-start]');
  if (!row) return null;
  const range = document.createRange();
  range.setStart(row, 0);
  range.setEnd(node, offset);
  const start = Number(row.dataset.start);
  return start + originalOffset(text.slice(start, Number(row.dataset.end)), range.toString().length);
}
