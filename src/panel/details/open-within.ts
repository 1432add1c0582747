import type { Content, NestedForm } from '../nested/content.ts';
import { openNested } from '../nested/open-nested.ts';
import { isContainer } from '../nested/recognise.ts';
import type { PanelModel } from '../panel-model.ts';
import { formName } from './breadcrumbs.tsx';
import type { ContentTrail } from './content-trail.ts';

/**
 * Goes into `content`, taken for `form`, unless the user has gone on by then. What is no JSON is shown where it can be
 * seen: the tree would be empty.
 */
export async function openWithin(
  { feedback, selection, wording }: PanelModel,
  trail: ContentTrail,
  content: Content,
  form: NestedForm,
): Promise<void> {
  feedback.dismiss();
  const inner = await openNested(content, form);
  if (!trail.isShown()) return;
  if (!inner) return feedback.problem(wording.text('notReadable', wording.text(formName(form))));
  const hasTree = typeof inner.data === 'string' && !inner.isCut && isContainer(inner.data);
  if (selection.tab.value === 'json' && !hasTree) selection.tab.value = 'decoded';
  trail.open(inner);
}
