import { useMemo } from 'preact/hooks';
import { JsonScanner, parseJson } from '../json/json-scanner.ts';
import { PrettyJson } from '../json/pretty-json.ts';
import { TextRows } from '../lines/text-rows.tsx';
import { usePanel } from '../panel-model.ts';
import { useSlicedWork } from '../slices/use-sliced-work.ts';
import { WorkProgress } from '../slices/work-progress.tsx';
import css from './content-view.module.css';
import tools from './tools.module.css';

/** UTF-16 units that are read at once, within a few ms. */
const SMALL = 128 * 1024;

/** A text as it is, or laid out as JSON; wrapped or not. */
export function TextView({ text }: { readonly text: string }) {
  const { details, wording } = usePanel();
  const canBePretty = useMemo(() => isContainer(text), [text]);
  const isWrapped = details.isWrapped.value;
  const isPretty = canBePretty && details.isPretty.value;
  return (
    <div class={css.view}>
      <div class={tools.tools}>
        {canBePretty && (
          <label>
            <input
              type="checkbox"
              checked={isPretty}
              onChange={({ currentTarget }) => {
                details.isPretty.value = currentTarget.checked;
              }}
            />
            {wording.text('prettyJson')}
          </label>
        )}
        <label>
          <input
            type="checkbox"
            checked={isWrapped}
            onChange={({ currentTarget }) => {
              details.isWrapped.value = currentTarget.checked;
            }}
          />
          {wording.text('wrapLines')}
        </label>
      </div>
      <div class={css.content}>
        {isPretty ? <PrettyText text={text} /> : <TextRows text={text} isWrapped={isWrapped} />}
      </div>
    </div>
  );
}

/** Whether there is anything to lay out; of a long text, its beginning is believed. */
const isContainer = (text: string) => /^\s{0,99}[{[]/.test(text) && (text.length > SMALL || parseJson(text) !== null);

/** A text laid out as JSON, or as it is when it turns out to be none. */
function PrettyText({ text }: { readonly text: string }) {
  const { details, wording } = usePanel();
  const read = useSlicedWork(text, () => new JsonScanner(text), text.length <= SMALL);
  const isJson = read.type === 'done' && read.work.index !== null;
  const laid = useSlicedWork(isJson ? text : '', () => new PrettyJson(isJson ? text : ''), text.length <= SMALL);
  const state = read.type === 'done' ? laid : read;
  if (state.type !== 'done') return <WorkProgress label={wording.text('layingOut')} state={state} />;
  return (
    <TextRows text={isJson && laid.type === 'done' ? laid.work.result : text} isWrapped={details.isWrapped.value} />
  );
}
