import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { MessageView } from '../stores/message-view.ts';

/** How many messages have come while the list did not follow them. Another filter begins anew. */
export function unseenMessages(
  view: MessageView,
  isFollowing: ReadonlySignal<boolean>,
): { readonly unseen: ReadonlySignal<number>; dispose: () => void } {
  const seen = signal(0);
  let filter = view.filter;
  const dispose = effect(() => {
    void view.revision.value;
    const isAnew = filter !== view.filter || view.messages < untracked(() => seen.value);
    filter = view.filter;
    if (isFollowing.value || isAnew || view.progress.value !== null) seen.value = view.messages;
  });
  const unseen = computed(() => {
    void view.revision.value;
    return Math.max(0, view.messages - seen.value);
  });
  return { unseen, dispose };
}
