import { useMemo } from 'preact/hooks';
import { PushButton } from '../components/push-button.tsx';
import type { Content, NestedForm } from '../nested/content.ts';
import { recognise } from '../nested/recognise.ts';
import { usePanel } from '../panel-model.ts';
import { formName } from './breadcrumbs.tsx';
import { useTrail } from './content-trail.ts';
import css from './open-as.module.css';
import { openWithin } from './open-within.ts';

interface OpenAsProps {
  readonly content: Content;
  /** Forms that are on show already. */
  readonly without?: readonly NestedForm[];
}

const NONE: readonly NestedForm[] = [];

/** Buttons for what was recognised in a content; nothing when nothing was. */
export function OpenAs({ content, without = NONE }: OpenAsProps) {
  const model = usePanel();
  const { wording } = model;
  const trail = useTrail();
  const forms = useMemo(() => recognise(content.data).filter((form) => !without.includes(form)), [content.data]);
  if (forms.length === 0) return null;
  return (
    <span class={css.forms}>
      {forms.map((form) => (
        <PushButton key={form} onClick={() => void openWithin(model, trail, content, form)}>
          {wording.text('openAs', wording.text(formName(form)))}
        </PushButton>
      ))}
    </span>
  );
}
