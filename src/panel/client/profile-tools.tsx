import { useActing } from '../acting/acting-model.ts';
import { PushButton } from '../components/push-button.tsx';
import type { MessageKey } from '../panel-services.ts';
import { visibleText } from '../text/visible-text.ts';
import { saveProfile } from './client-actions.ts';
import css from './client-bar.module.css';
import { LONGEST_PROFILE_NAME, type Profile } from './profile.ts';
import { ProfileSelect } from './profile-select.tsx';

interface ProfileToolsProps {
  readonly profile: Profile;
  readonly onChange: (part: Partial<Profile>) => void;
}

/** Keeps how a connection is opened, in collections. */
export function ProfileTools({ profile, onChange }: ProfileToolsProps) {
  const model = useActing();
  const { client, wording } = model;
  return (
    <div class={css.form}>
      <ProfileSelect onChoose={onChange} />
      <NameField label="profileName" value={profile.name} onInput={(name) => onChange({ name })} />
      <NameField
        label="profileCollection"
        value={profile.collection}
        onInput={(collection) => onChange({ collection })}
      />
      <PushButton disabled={profile.url.trim() === ''} onClick={() => saveProfile(model, profile)}>
        {wording.text('saveProfile')}
      </PushButton>
      <PushButton disabled={profile.name === ''} onClick={() => client.remove(profile)}>
        {wording.text('removeProfile')}
      </PushButton>
      <span class={css.note}>{wording.text('clientNote', visibleText(location.origin))}</span>
    </div>
  );
}

interface NameFieldProps {
  readonly label: Extract<MessageKey, 'profileName' | 'profileCollection'>;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

function NameField({ label, value, onInput }: NameFieldProps) {
  const { wording } = useActing();
  const text = wording.text(label);
  return (
    <input
      type="text"
      class={css.field}
      aria-label={text}
      placeholder={text}
      maxLength={LONGEST_PROFILE_NAME}
      value={value}
      onInput={({ currentTarget }) => onInput(currentTarget.value)}
    />
  );
}
