import { useMemo } from 'preact/hooks';
import { type Content, contentBytes } from '../nested/content.ts';
import { imageFacts } from '../nested/image-facts.ts';
import { usePanel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import { WorkProgress } from '../slices/work-progress.tsx';
import css from './decoded-view.module.css';
import { DockedHexView } from './docked-hex-view.tsx';
import { ImageView } from './image-view.tsx';
import { JsonView } from './json-view.tsx';
import { JwtFacts } from './jwt-facts.tsx';
import { OpenAs } from './open-as.tsx';
import { TextView } from './text-view.tsx';
import { useJson } from './use-json.ts';

/** What a content means: a tree when it is JSON; otherwise a statement of what it is, and the content. */
export function DecodedView({ content }: { readonly content: Content }) {
  const { wording } = usePanel();
  const { data } = content;
  const state = useJson(content);
  const image = useMemo(() => (typeof data === 'string' ? null : imageFacts(data)), [data]);
  if (state.type !== 'done') return <WorkProgress label={wording.text('readingJson')} state={state} />;
  const { tree } = state.work;
  return (
    <div class={css.decoded}>
      {!tree && (
        <p class={css.statement}>
          {wording.text(image ? 'statementImage' : statementOf(content))} <OpenAs content={content} />
        </p>
      )}
      {tree && content.form === 'jwt' && <JwtFacts json={tree.index.text} />}
      <div class={css.content}>
        {tree ? (
          <JsonView first={tree} />
        ) : typeof data !== 'string' && image ? (
          <ImageView bytes={data} facts={image} isCut={content.isCut} />
        ) : (
          data.length > 0 &&
          (typeof data === 'string' ? <TextView text={data} /> : <DockedHexView bytes={contentBytes(content)} />)
        )}
      </div>
    </div>
  );
}

function statementOf({ data, isCut }: Content): MessageKey {
  if (data.length === 0) return 'statementEmpty';
  if (typeof data !== 'string') return 'statementBinary';
  return isCut ? 'statementCutText' : 'statementText';
}
