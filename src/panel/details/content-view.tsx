import { useMemo } from 'preact/hooks';
import { contentBytes, contentText } from '../nested/content.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { useTrail } from './content-trail.ts';
import css from './content-view.module.css';
import { DecodedView } from './decoded-view.tsx';
import { DockedHexView } from './docked-hex-view.tsx';
import { JsonTab } from './json-tab.tsx';
import { MessageDecoded } from './message-decoded.tsx';
import { TextView } from './text-view.tsx';

export type ContentTab = 'decoded' | 'json' | 'text' | 'hex';

/** What is looked at, a payload or something within it, in the chosen way. */
export function ContentView({ tab }: { readonly tab: ContentTab }) {
  const { contents } = useTrail();
  const content = contents.at(-1);
  const text = useMemo(() => (content && tab === 'text' ? contentText(content) : ''), [content, tab]);
  const bytes = useMemo(() => (content && tab === 'hex' ? contentBytes(content) : null), [content, tab]);
  if (!content) return null;
  return (
    <div class={css.view}>
      <Breadcrumbs />
      {/* A key, so that what was opened and scrolled in one content is not taken over by the next. */}
      <div class={css.content} key={contents.length}>
        {tab === 'decoded' &&
          (contents.length === 1 ? <MessageDecoded content={content} /> : <DecodedView content={content} />)}
        {tab === 'json' && <JsonTab content={content} />}
        {tab === 'text' && <TextView text={text} />}
        {tab === 'hex' && bytes && <DockedHexView bytes={bytes} />}
      </div>
    </div>
  );
}
