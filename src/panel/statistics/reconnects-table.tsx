import { usePanel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import css from './statistics.module.css';
import type { Reconnects } from './use-statistics-scene.ts';

/** Addresses that are listed; the rest is counted. */
const MOST = 30;

/** Which addresses were connected to again after a close, how often and how soon. */
export function ReconnectsTable({ reconnects }: { readonly reconnects: readonly Reconnects[] }) {
  const { wording } = usePanel();
  if (reconnects.length === 0) return null;
  const heads = ['columnCount', 'columnLeast', 'columnMedian', 'columnMost'] as const;
  return (
    <div class={css.section}>
      <table class={css.table}>
        <caption>{wording.text('reconnects')}</caption>
        <thead>
          <tr>
            <th scope="col">{wording.text('factUrl')}</th>
            {heads.map((head) => (
              <th key={head} scope="col" class={css.number}>
                {wording.text(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reconnects.slice(0, MOST).map(({ pauses, url }) => (
            <tr key={url}>
              <th scope="row" class={css.text}>
                <bdi>{visibleText(url)}</bdi>
              </th>
              <td class={css.number}>{wording.number(pauses.count)}</td>
              <td class={css.number}>{wording.lasting(pauses.least)}</td>
              <td class={css.number}>{wording.lasting(pauses.quantile(0.5))}</td>
              <td class={css.number}>{wording.lasting(pauses.most)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {reconnects.length > MOST && <p class={css.note}>{wording.counted('moreAddresses', reconnects.length - MOST)}</p>}
    </div>
  );
}
