import { usePanel } from '../panel-model.ts';
import { useNow } from '../statistics/use-now.ts';

/** How much comes and goes at the moment. Outside of the status, which screen readers read whenever it changes. */
export function TrafficRates() {
  const { connections, wording } = usePanel();
  const { received, sent } = connections.sparks.bytesAt(useNow());
  const rate = (bytes: number) => wording.text('perSecond', wording.bytes(Math.round(bytes)));
  return (
    <span title={wording.text('trafficHint')}>
      {rate(received)} ↓ {rate(sent)} ↑
    </span>
  );
}
