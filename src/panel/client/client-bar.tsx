import { useEffect, useRef } from 'preact/hooks';
import { useActing } from '../acting/acting-model.ts';
import { PushButton } from '../components/push-button.tsx';
import { TextField } from '../components/text-field.tsx';
import { ToolButton } from '../components/tool-button.tsx';
import { useFocusReturn } from '../components/use-focus-return.ts';
import { connectOwn } from './client-actions.ts';
import css from './client-bar.module.css';
import { HeadersField } from './headers-field.tsx';
import { LastingConnections } from './lasting-connections.tsx';
import { type Profile, protocolsOf } from './profile.ts';
import { ProfileTools } from './profile-tools.tsx';
import { typedOf } from './typed-headers.ts';

/** Opens connections of the panel's own, from a form or from what was saved. */
export function ClientBar() {
  const { client, wording } = useActing();
  const section = useRef<HTMLElement>(null);
  useFocusReturn(section);
  const profile = client.form.value;
  const protocols = client.typedProtocols.value;
  const whole = { ...profile, protocols: protocolsOf(protocols) };
  const type = (typed: string) => {
    client.typedProtocols.value = typed;
  };
  const change = (part: Partial<Profile>) => {
    client.form.value = { ...profile, ...part };
    if (part.protocols) type(part.protocols.join(', '));
    if (part.headers) client.typedHeaders.value = typedOf(part.headers);
  };
  const close = () => {
    client.isOpen.value = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    close();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section ref={section} class={css.client} aria-label={wording.text('client')} onKeyDown={onKeyDown}>
      <div class={css.parts}>
        <ConnectForm profile={whole} typedProtocols={protocols} onChange={change} onType={type} />
        <ProfileTools profile={whole} onChange={change} />
        <LastingConnections />
      </div>
      <ToolButton icon="close" label={wording.text('closeClient')} hint="Esc" onClick={close} />
    </section>
  );
}

interface ConnectFormProps {
  readonly profile: Profile;
  readonly typedProtocols: string;
  readonly onChange: (part: Partial<Profile>) => void;
  readonly onType: (protocols: string) => void;
}

function ConnectForm({ profile, typedProtocols, onChange, onType }: ConnectFormProps) {
  const model = useActing();
  const { wording } = model;
  const url = useRef<HTMLInputElement>(null);
  useEffect(() => url.current?.focus(), []);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    void connectOwn(model, profile);
  };
  return (
    <form class={css.form} onSubmit={onSubmit}>
      <input
        ref={url}
        type="text"
        class={css.url}
        aria-label={wording.text('clientUrl')}
        placeholder="wss://"
        spellcheck={false}
        value={profile.url}
        onInput={({ currentTarget }) => onChange({ url: currentTarget.value })}
      />
      <TextField label={wording.text('clientProtocols')} value={typedProtocols} onInput={onType} />
      <HeadersField />
      <label class={css.switch}>
        <input
          type="checkbox"
          checked={profile.isPersistent}
          onChange={({ currentTarget }) => onChange({ isPersistent: currentTarget.checked })}
        />
        {wording.text('clientPersistent')}
      </label>
      <PushButton tone="main" disabled={profile.url.trim() === ''}>
        {wording.text('connect')}
      </PushButton>
    </form>
  );
}
