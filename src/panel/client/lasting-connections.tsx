import { useActing } from '../acting/acting-model.ts';
import { PushButton } from '../components/push-button.tsx';
import { visibleText } from '../text/visible-text.ts';
import css from './client-bar.module.css';

/** The connections that are opened again by themselves, and what ends that. */
export function LastingConnections() {
  const { client, wording } = useActing();
  return client.lasting.value.map(({ profile, retryIn, stop }, index) => (
    <div key={index} class={css.form}>
      <bdi class={css.lasting}>{visibleText(profile.url)}</bdi>
      <span class={css.note}>
        {retryIn === null ? wording.text('clientKept') : wording.text('clientRetries', wording.lasting(retryIn))}
      </span>
      <PushButton onClick={stop}>{wording.text('stopReconnecting')}</PushButton>
    </div>
  ));
}
