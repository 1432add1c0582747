import { signal } from '@preact/signals';
import { inspectedTabId, onNavigated, type Theme, watchTheme } from '../platform/devtools.ts';
import { getMessage } from '../platform/locale.ts';
import { saveFile } from '../platform/save-file.ts';
import { readSetting, writeSetting } from '../platform/storage.ts';
import { Receiver } from '../session/receiver.ts';
import { Session } from '../session/session.ts';
import { automationOf } from './automation.ts';
import { mountPanel } from './mount-panel.tsx';
import { keepConnected } from './panel-link.ts';
import type { NoticeId } from './panel-services.ts';

const session = new Session();
const receiver = new Receiver(session, crypto.randomUUID());
const notice = signal<NoticeId | null>(null);
const theme = signal<Theme>('light');

watchTheme((name) => {
  theme.value = name;
});
onNavigated(() => receiver.navigated());
keepConnected(receiver, inspectedTabId(), notice);
mountPanel(document.body, {
  receiver,
  notice,
  theme,
  translate: getMessage,
  save: saveFile,
  settings: { read: readSetting, write: writeSetting },
});
Object.assign(globalThis, { wirescope: automationOf(session) });
