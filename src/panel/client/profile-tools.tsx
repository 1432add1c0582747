import { useRef } from 'preact/hooks';
import { useActing } from '../acting/acting-model.ts';
import { PushButton } from '../components/push-button.tsx';
import { TextField } from '../components/text-field.tsx';
import { visibleText } from '../text/visible-text.ts';
import { isSaved, removeProfile, saveProfile } from './client-actions.ts';
import css from './client-bar.module.css';
import { LONGEST_PROFILE_NAME, type Profile } from './profile.ts';
import { exportProfiles, importProfiles } from './profile-file.ts';
import { ProfileSelect } from './profile-select.tsx';

interface ProfileToolsProps {
  readonly profile: Profile;
  readonly onChange: (part: Partial<Profile>) => void;
}

/** Keeps how a connection is opened, in collections. */
export function ProfileTools({ profile, onChange }: ProfileToolsProps) {
  const model = useActing();
  const { client, wording } = model;
  const input = useRef<HTMLInputElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const remove = () => {
    removeProfile(model, profile);
    name.current?.focus(); // from the button, which cannot be pressed now
  };
  return (
    <div class={css.form}>
      <ProfileSelect onChoose={onChange} />
      <TextField
        field={name}
        label={wording.text('profileName')}
        maxLength={LONGEST_PROFILE_NAME}
        value={profile.name}
        onInput={(typed) => onChange({ name: typed })}
      />
      <TextField
        label={wording.text('profileCollection')}
        maxLength={LONGEST_PROFILE_NAME}
        value={profile.collection}
        onInput={(collection) => onChange({ collection })}
      />
      <PushButton disabled={profile.url.trim() === ''} onClick={() => saveProfile(model, profile)}>
        {wording.text('saveProfile')}
      </PushButton>
      <PushButton disabled={!isSaved(model, profile)} onClick={remove}>
        {wording.text('removeProfile')}
      </PushButton>
      <PushButton disabled={client.profiles.value.length === 0} onClick={() => exportProfiles(model)}>
        {wording.text('exportProfiles')}
      </PushButton>
      <PushButton onClick={() => input.current?.click()}>{wording.text('importProfiles')}</PushButton>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={wording.text('profilesFile')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // Emptied, or the same file, once it is mended, would not be taken.
          if (file) void importProfiles(model, file).finally(() => (currentTarget.value = ''));
        }}
      />
      <span class={css.note}>{wording.text('clientNote', visibleText(location.origin))}</span>
    </div>
  );
}
