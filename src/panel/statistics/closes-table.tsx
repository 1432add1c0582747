import { usePanel } from '../panel-model.ts';
import { closeCodeMeaning } from '../text/close-code.ts';
import { explanationOf } from '../text/close-explanation.ts';
import { visibleText } from '../text/visible-text.ts';
import { type Close, closeGroups } from './close-groups.ts';
import css from './statistics.module.css';

const REASON_LENGTH = 200;

/** How connections have ended, the most frequent way first, and what it means. */
export function ClosesTable({ closes }: { readonly closes: readonly Close[] }) {
  const { wording } = usePanel();
  const { groups, others } = closeGroups(closes);
  if (groups.length === 0) return null;
  return (
    <div class={css.section}>
      <table class={css.table}>
        <caption>{wording.text('closes')}</caption>
        <thead>
          <tr>
            <th scope="col" class={css.number}>
              {wording.text('columnCount')}
            </th>
            <th scope="col">{wording.text('columnLast')}</th>
            <th scope="col">{wording.text('factCode')}</th>
            <th scope="col">{wording.text('factReason')}</th>
            <th scope="col">{wording.text('factClean')}</th>
            <th scope="col">{wording.text('factExplanation')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ count, last, facts: { code, reason, wasClean } }) => (
            <tr key={`${code} ${wasClean} ${reason}`}>
              <td class={css.number}>{wording.number(count)}</td>
              <td title={wording.moment(last)}>{wording.time(last).slice(0, 8)}</td>
              <td>{`${code} · ${wording.text(closeCodeMeaning(code))}`}</td>
              <td class={css.text}>
                <bdi>{visibleText(reason.slice(0, REASON_LENGTH)) || wording.text('none')}</bdi>
              </td>
              <td>{wording.text(wasClean ? 'yes' : 'no')}</td>
              <td class={css.text}>{explanationOf(wording, code)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {others > 0 && <p class={css.note}>{wording.counted('moreCloses', others)}</p>}
    </div>
  );
}
