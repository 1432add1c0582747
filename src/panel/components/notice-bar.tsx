import { usePanel } from '../panel-model.ts';
import type { MessageKey, NoticeId } from '../panel-services.ts';
import css from './bars.module.css';

const TEXTS: Readonly<Record<NoticeId, MessageKey>> = {
  'background-lost': 'noticeBackgroundLost',
  'extension-gone': 'noticeExtensionGone',
};

/** What the user must know of where the panel runs, or of the page that it cannot hear. */
export function NoticeBar() {
  const { recording, services, wording } = usePanel();
  const notice = services.notice.value;
  const status = recording.status.value;
  const key = notice ? TEXTS[notice] : status === 'replaced' ? 'noticeReplaced' : null;
  if (key === null) return null;
  return (
    <p class={css.notice} role="alert">
      {wording.text(key)}
    </p>
  );
}
