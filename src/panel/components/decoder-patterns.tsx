import { useState } from 'preact/hooks';
import type { DecoderId } from '../../decoders/decoder.ts';
import { REGISTRY } from '../../decoders/registry.ts';
import type { Connection } from '../../session/connection.ts';
import { usePanel } from '../panel-model.ts';
import { LONGEST_PATTERN } from '../stores/decoder-store.ts';
import { patternOfUrl } from '../text/url-pattern.ts';
import { visibleText } from '../text/visible-text.ts';
import { offerRemoved } from '../undo/offer-removed.ts';
import css from './decoder-settings.module.css';
import { ToolButton } from './tool-button.tsx';

interface DecoderPatternsProps {
  readonly connection: Connection;
  /** The user's choice for the connection. */
  readonly decoder: DecoderId | null;
}

/** Choices for all connections whose URL is alike: the one that is made here is remembered, and others forgotten. */
export function DecoderPatterns({ connection, decoder }: DecoderPatternsProps) {
  const model = usePanel();
  const { decoders, wording } = model;
  const [pattern, setPattern] = useState(patternOfUrl(connection.url).slice(0, LONGEST_PATTERN));
  const isReady = decoder !== null && pattern.trim() !== '';
  const remember = (event: Event) => {
    event.preventDefault();
    if (isReady) decoders.chooseForUrl({ pattern: pattern.trim(), decoder }, connection.id);
  };
  return (
    <>
      {decoder !== null && (
        <form class={css.line} onSubmit={remember}>
          <label class={css.name} for="decoder-pattern">
            {wording.text('decoderPattern')}
          </label>
          <input
            id="decoder-pattern"
            class={css.pattern}
            value={pattern}
            maxLength={LONGEST_PATTERN}
            spellcheck={false}
            title={wording.text('decoderPatternHint')}
            onInput={({ currentTarget }) => setPattern(currentTarget.value)}
          />
          <button type="submit" class={css.control} disabled={!isReady}>
            {wording.text('rememberDecoder')}
          </button>
        </form>
      )}
      {decoders.urls.value.length > 0 && (
        <ul class={css.patterns} aria-label={wording.text('rememberedDecoders')}>
          {decoders.urls.value.map(({ decoder: id, pattern: known }) => (
            <li key={known}>
              <bdi>{visibleText(known)}</bdi> → {REGISTRY[id].name}
              <ToolButton
                icon="close"
                label={wording.text('forgetDecoder', visibleText(known))}
                onClick={() => offerRemoved(model, known, decoders.forgetUrl(known))}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
