import css from '../components/connections-pane.module.css';
import { usePanel } from '../panel-model.ts';
import { sparkPath } from './rate-sparks.ts';

const WIDTH = 30;
const HEIGHT = 12;

/** How many messages a connection had in each of the last seconds. */
export function Sparkline({ connection }: { readonly connection: string }) {
  const { connections, wording } = usePanel();
  void connections.revision.value;
  const counts = connections.sparks.countsOf(connection);
  const path = sparkPath(counts, WIDTH, HEIGHT);
  if (path === '') return null;
  const rate = wording.text('messageRate', wording.number(Math.round(connections.sparks.rateOf(connection) * 10) / 10));
  return (
    <svg class={css.spark} viewBox={`0 -1 ${WIDTH} ${HEIGHT + 2}`} role="img" aria-label={rate}>
      <title>{rate}</title>
      <path d={path} />
    </svg>
  );
}
