import { menuPlace } from '../menu/menu-keys.ts';
import { type MenuItem, menuGroups } from '../menu/menu-store.ts';
import type { Content } from '../nested/content.ts';
import { recognise } from '../nested/recognise.ts';
import type { PanelModel } from '../panel-model.ts';
import { formName } from './breadcrumbs.tsx';
import type { ContentTrail } from './content-trail.ts';
import { copyAndTell } from './copy-and-tell.ts';
import { openWithin } from './open-within.ts';

/** What can be done with a value of a tree. */
export interface ValueActions {
  /** Where it stands, as a query writes it; null when nothing can be said. */
  readonly path: string | null;
  /** As it would be pasted. */
  readonly text: () => string;
  /** Null when no query can compare with it. */
  readonly filter: (() => void) | null;
  /** Shows its bytes; null when it is not known which they are. */
  readonly showBytes: (() => void) | null;
  /** What may be within it; null for what holds nothing but itself. */
  readonly content: Content | null;
}

/** Opens the menu of a value in what `trail` has come to. */
export function openValueMenu(model: PanelModel, trail: ContentTrail, event: MouseEvent, actions: ValueActions): void {
  event.preventDefault();
  const { wording } = model;
  const { content, filter, path, showBytes, text } = actions;
  const copies: MenuItem[] = [
    { type: 'action', label: wording.text('copyValue'), run: () => void copyAndTell(model, text) },
  ];
  if (path !== null) {
    copies.push({ type: 'action', label: wording.text('copyPath'), run: () => void copyAndTell(model, () => path) });
  }
  const others: MenuItem[] = [];
  if (filter) others.push({ type: 'action', label: wording.text('filterByValue'), run: filter });
  if (showBytes) others.push({ type: 'action', label: wording.text('showBytes'), run: showBytes });
  const forms = content ? recognise(content.data) : [];
  const within = forms.map(
    (form): MenuItem => ({
      type: 'action',
      label: wording.text('openAs', wording.text(formName(form))),
      run: () => void (content && openWithin(model, trail, content, form)),
    }),
  );
  const items = menuGroups(copies, others, within);
  model.menus.open({ label: wording.text('chosenValue'), items, ...menuPlace(event) });
}
