import { TabStrip } from '../components/tab-strip.tsx';
import { usePanel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import type { DetailsTab } from '../stores/selection-store.ts';

const TABS: readonly { readonly id: DetailsTab; readonly name: MessageKey }[] = [
  { id: 'decoded', name: 'tabDecoded' },
  { id: 'json', name: 'tabJson' },
  { id: 'text', name: 'tabText' },
  { id: 'hex', name: 'tabHex' },
  { id: 'diff', name: 'tabDiff' },
  { id: 'stack', name: 'tabStack' },
  { id: 'timing', name: 'tabTiming' },
];

/** The ways to look at a payload. */
export function DetailsTabs() {
  const { selection, wording } = usePanel();
  return (
    <TabStrip
      label={wording.text('detailsTabs')}
      tabs={TABS.map(({ id, name }) => ({ id, name: wording.text(name) }))}
      chosen={selection.tab.value}
      controls="details-content"
      onChoose={(id) => {
        selection.tab.value = id;
      }}
    />
  );
}
