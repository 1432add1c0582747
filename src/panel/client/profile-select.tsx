import { useActing } from '../acting/acting-model.ts';
import css from './client-bar.module.css';
import type { Profile } from './profile.ts';

/** The saved profiles, by their collections. */
export function ProfileSelect({ onChoose }: { readonly onChoose: (profile: Profile) => void }) {
  const { client, wording } = useActing();
  const profiles = client.profiles.value;
  const collections = [...new Set(profiles.map(({ collection }) => collection))];
  const choose = (value: string) => {
    const profile = profiles[Number(value)];
    if (value !== '' && profile) onChoose(profile);
  };
  const option = (profile: Profile) => (
    <option key={profiles.indexOf(profile)} value={profiles.indexOf(profile)}>
      {profile.name}
    </option>
  );
  return (
    <select
      class={css.field}
      aria-label={wording.text('profiles')}
      value=""
      disabled={profiles.length === 0}
      onChange={({ currentTarget }) => {
        choose(currentTarget.value);
        currentTarget.value = '';
      }}
    >
      <option value="">{wording.text('profiles')}</option>
      {collections.map((name) => {
        const members = profiles.filter(({ collection }) => collection === name).map(option);
        return name === '' ? (
          members
        ) : (
          <optgroup key={name} label={name}>
            {members}
          </optgroup>
        );
      })}
    </select>
  );
}
