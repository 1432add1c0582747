import { THROTTLE_PRESETS } from '../../rules/action.ts';
import { type MenuItem, type MenuPlace, menuGroups } from '../menu/menu-store.ts';
import type { PanelModel } from '../panel-model.ts';
import { ruleStoreOf } from '../rules/rule-stores.ts';
import { PRESET_NAMES } from '../rules/throttle-presets.ts';

/** Opens the menu of the lines that messages may go over. */
export function openThrottleMenu(model: PanelModel, place: MenuPlace): void {
  const { menus, throttling, wording } = model;
  const chosen = throttling.chosen.value?.preset ?? null;
  const none: MenuItem = {
    type: 'radio',
    label: wording.text('throttleNone'),
    isChecked: chosen === null,
    run: () => throttling.choose(null),
  };
  const presets = PRESET_NAMES.map(([preset, key]): MenuItem => {
    const name = wording.text(key);
    return {
      type: 'radio',
      label: name,
      isChecked: preset === chosen,
      run: () => throttling.choose({ preset, name, ruleName: wording.text('throttleTo', name) }),
    };
  });
  const own: MenuItem = { type: 'action', label: wording.text('throttleOwn'), run: () => void writeRule(model) };
  menus.open({ label: wording.text('throttle'), items: menuGroups([none], presets, [own]), ...place });
}

/** Adds a rule for a line of the user's own, and shows it. It is off. */
async function writeRule(model: PanelModel): Promise<void> {
  const { feedback, statistics, wording } = model;
  const store = ruleStoreOf(model);
  await store.load();
  if (store.isFull) return feedback.problem(wording.text('rulesFull'));
  store.add({ name: wording.text('actionThrottle'), what: { type: 'throttle', ...THROTTLE_PRESETS['slow-3g'] } });
  statistics.tab.value = 'rules';
}
