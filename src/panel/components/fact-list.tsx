import css from './fact-list.module.css';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Names and values, one under the other. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class={css.facts}>
      {facts.map(({ name, value }) => (
        <div key={name} class={css.fact}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
