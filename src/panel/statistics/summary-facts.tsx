import { usePanel } from '../panel-model.ts';
import css from './statistics.module.css';
import { useNow } from './use-now.ts';
import type { StatisticsScene } from './use-statistics-scene.ts';

/** The numbers that one looks for first. */
export function SummaryFacts({ scene }: { readonly scene: StatisticsScene }) {
  const { wording } = usePanel();
  const { statistics, total } = scene;
  const { received, sent } = total.measures;
  const now = statistics.rates.rateAt(useNow());
  const seconds = Math.max(1, total.duration / 1_000);
  const rate = (messages: number, bytes: number) =>
    `${wording.text('perSecond', wording.short(messages))} · ${wording.text('perSecond', wording.bytes(Math.round(bytes)))}`;
  const both = (up: string, down: string) => `↑ ${up}  ↓ ${down}`;
  const { peakBytes, peakMessages } = statistics.rates;
  const facts = [
    [
      wording.text('messages'),
      wording.number(total.messages),
      both(wording.number(sent.count), wording.number(received.count)),
    ],
    [
      wording.text('timelineBytes'),
      wording.bytes(total.bytes),
      both(wording.bytes(sent.sum), wording.bytes(received.sum)),
    ],
    [wording.text('rateNow'), rate(now.messages, now.bytes), ''],
    [
      wording.text('rateMean'),
      rate(total.messages / seconds, total.bytes / seconds),
      wording.text('rateMeanHint', wording.lasting(total.duration)),
    ],
    [wording.text('ratePeak'), rate(peakMessages, peakBytes), wording.text('ratePeakHint')],
    [wording.text('factLost'), wording.number(total.lost), wording.counted('errorMessages', total.errors)],
  ] as const;
  return (
    <dl class={css.summary}>
      {facts.map(([name, value, more]) => (
        <div key={name} class={css.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {more !== '' && <dd class={css.more}>{more}</dd>}
        </div>
      ))}
    </dl>
  );
}
