import { useMemo } from 'preact/hooks';
import { PushButton } from '../components/push-button.tsx';
import type { JsonIndex } from '../json/json-index.ts';
import { jsonPath } from '../json/json-path.ts';
import { decodeString } from '../json/json-token.ts';
import type { Content } from '../nested/content.ts';
import { usePanel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import { copyAndTell } from './copy-and-tell.ts';
import { canFilterBy, filterByValue } from './filter-by-value.ts';
import css from './json-node-bar.module.css';
import { OpenAs } from './open-as.tsx';
import tools from './tools.module.css';

interface JsonNodeBarProps {
  readonly index: JsonIndex;
  readonly node: number;
}

/** Where the chosen value of a JSON tree stands, and what can be done with it. */
export function JsonNodeBar({ index, node }: JsonNodeBarProps) {
  const model = usePanel();
  const { wording } = model;
  const path = useMemo(() => jsonPath(index, node), [index, node]);
  const content = useMemo(() => stringContent(index, node), [index, node]);
  const copyValue = () => void copyAndTell(model, () => valueText(index, node));
  return (
    <div class={tools.tools} data-place="below" role="group" aria-label={wording.text('chosenValue')}>
      <bdi class={css.path} title={path === null ? undefined : visibleText(path)}>
        {path === null ? wording.text('pathTooDeep') : visibleText(path)}
      </bdi>
      <PushButton onClick={copyValue}>{wording.text('copyValue')}</PushButton>
      <PushButton disabled={path === null} onClick={() => void copyAndTell(model, () => path ?? '')}>
        {wording.text('copyPath')}
      </PushButton>
      {path !== null && canFilterBy(index, node) && (
        <PushButton onClick={() => filterByValue(model, path, index.sourceOf(node))}>
          {wording.text('filterByValue')}
        </PushButton>
      )}
      {content && <OpenAs content={content} />}
    </div>
  );
}

/** As it would be pasted: a string without its quotes. */
function valueText(index: JsonIndex, node: number): string {
  const source = index.sourceOf(node);
  return index.kindOf(node) === 'string' ? decodeString(source) : source;
}

function stringContent(index: JsonIndex, node: number): Content | null {
  return index.kindOf(node) === 'string' ? { form: 'value', data: valueText(index, node), isCut: false } : null;
}
