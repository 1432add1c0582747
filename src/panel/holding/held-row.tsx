import { payloadSize } from '../../protocol/payload-size.ts';
import type { Held } from '../../session/interventions.ts';
import { Icon } from '../components/icon.tsx';
import { usePanel } from '../panel-model.ts';
import { heldFacts, keyOf } from './held-facts.ts';
import css from './hold-queue.module.css';

interface HeldRowProps {
  readonly held: Held;
  readonly index: number;
  readonly count: number;
  readonly isChosen: boolean;
  /** Ms since the Unix epoch. */
  readonly now: number;
  readonly class?: string | undefined;
}

export const rowId = (held: Held): string => `held-${keyOf(held).replace(' ', '-')}`;

/** One message that waits. */
export function HeldRow({ held, index, count, isChosen, now, class: place = '' }: HeldRowProps) {
  const model = usePanel();
  const { wording } = model;
  const { connection, content, kind, rule } = heldFacts(model, held);
  const { direction, payload } = held;
  const seconds = Math.floor((now - held.at) / 1_000);
  return (
    <div
      role="option"
      class={`${css.row} ${place}`}
      id={rowId(held)}
      data-index={index}
      data-direction={direction}
      aria-selected={isChosen}
      aria-posinset={index + 1}
      aria-setsize={count}
      title={rule === '' ? undefined : wording.text('heldBy', rule)}
    >
      <Icon name={direction} label={wording.text(direction === 'sent' ? 'directionSent' : 'directionReceived')} />
      <bdi class={css.connection}>{connection}</bdi>
      <bdi class={css.kind}>{kind}</bdi>
      <bdi class={css.content}>{content === '' ? wording.text('emptyPayload') : content}</bdi>
      <span class={css.size}>{wording.bytes(payloadSize(payload))}</span>
      <span class={css.wait}>{seconds < 1 ? '' : wording.lasting(seconds * 1_000)}</span>
    </div>
  );
}
