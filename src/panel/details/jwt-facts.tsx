import { useMemo } from 'preact/hooks';
import { type Fact, FactList } from '../components/fact-list.tsx';
import { jwtTimes } from '../nested/jwt.ts';
import { usePanel } from '../panel-model.ts';
import css from './jwt-facts.module.css';

/** From when to when a token holds, in words. */
export function JwtFacts({ json }: { readonly json: string }) {
  const { wording } = usePanel();
  const times = useMemo(() => jwtTimes(json), [json]);
  const isOver = times.expires !== null && times.expires <= Date.now();
  const facts: Fact[] = [];
  if (times.issuedAt !== null) facts.push({ name: wording.text('jwtIssued'), value: wording.moment(times.issuedAt) });
  if (times.notBefore !== null)
    facts.push({ name: wording.text('jwtNotBefore'), value: wording.moment(times.notBefore) });
  facts.push({
    name: wording.text('jwtExpires'),
    value:
      times.expires === null
        ? wording.text('jwtNever')
        : wording.text(isOver ? 'jwtExpired' : 'jwtValid', wording.moment(times.expires)),
  });
  return (
    <div class={css.facts}>
      <FactList facts={facts} />
      <p>{wording.text('jwtUnchecked')}</p>
    </div>
  );
}
