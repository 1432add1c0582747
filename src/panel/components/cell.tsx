import type { ComponentChildren } from 'preact';

interface CellProps {
  readonly role: 'gridcell' | 'columnheader';
  readonly class?: string | undefined;
  readonly title?: string | undefined;
  readonly children?: ComponentChildren;
}

/** One cell of the grid. No `<td>`: rows that are windowed and laid out by columns of their own are no table. */
export function Cell({ role, class: className, title, children }: CellProps) {
  return (
    <span role={role} class={className} title={title}>
      {children}
    </span>
  );
}
