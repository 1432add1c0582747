import scrolled from '../components/scrolled.module.css';
import type { Content } from '../nested/content.ts';
import { usePanel } from '../panel-model.ts';
import { WorkProgress } from '../slices/work-progress.tsx';
import { JsonView } from './json-view.tsx';
import { useJson } from './use-json.ts';

/** A content as a tree of JSON; or that it is none. */
export function JsonTab({ content }: { readonly content: Content }) {
  const { wording } = usePanel();
  const state = useJson(content);
  if (state.type !== 'done') return <WorkProgress label={wording.text('readingJson')} state={state} />;
  const { tree } = state.work;
  if (tree) return <JsonView first={tree} />;
  return <p class={scrolled.note}>{wording.text(content.isCut ? 'jsonCut' : 'jsonNone')}</p>;
}
