import { signal } from '@preact/signals';
import { hasDebugger } from '../platform/debugger.ts';
import {
  inspectedTabId,
  onNavigated,
  onRequestFinished,
  sourceOpener,
  type Theme,
  watchTheme,
} from '../platform/devtools.ts';
import { getMessage } from '../platform/locale.ts';
import { connect } from '../platform/runtime-port.ts';
import { saveFile } from '../platform/save-file.ts';
import { askBackground } from '../platform/source-tabs.ts';
import { changeSetting, readSetting, watchSetting, writeSetting } from '../platform/storage.ts';
import { ACKNOWLEDGE_AFTER } from '../protocol/limits.ts';
import { OWN_HANDSHAKE_PORT } from '../protocol/own-handshake.ts';
import { type SourceRequest, sourceAddress } from '../protocol/source-request.ts';
import { harHandshake } from '../session/har-handshake.ts';
import { Receiver } from '../session/receiver.ts';
import { Session } from '../session/session.ts';
import type { SourcePlace } from '../session/stack-frames.ts';
import { automationOf } from './automation.ts';
import { mountPanel } from './mount-panel.tsx';
import { keepConnected } from './panel-link.ts';
import type { NoticeId } from './panel-services.ts';

const session = new Session();
/** In ms. What is there says hello to a new background as soon as it hears of the end of the one before. */
const DOCUMENTS_COME_WITHIN = 5_000;
const receiver = new Receiver(session, crypto.randomUUID(), {
  whenSettled: (then) => void setTimeout(then, DOCUMENTS_COME_WITHIN),
  pause: (then) => void setTimeout(then, ACKNOWLEDGE_AFTER),
});
const notice = signal<NoticeId | null>(null);
const theme = signal<Theme>('light');

watchTheme((name) => {
  theme.value = name;
});
// Chromium tells of a navigation before the new document has a relay, and nothing tells when it has: asked once only, a
// page without sockets would stay unknown, and the log of the page before would stay.
const DISCOVER_AFTER_MS = [0, 300, 1_500];
onNavigated(() => {
  for (const delay of DISCOVER_AFTER_MS) setTimeout(() => receiver.navigated(), delay);
});
// Firefox's entries tell nothing of WebSockets, and asking for them starts its network monitor: twice, with a stack of
// every request and a copy of every message.
if (import.meta.env.MODE !== 'firefox')
  onRequestFinished((entry) => {
    const handshake = harHandshake(entry, Date.now());
    if (handshake) receiver.handshakeFromDevTools(handshake);
  });
keepConnected(receiver, inspectedTabId(), notice);
const openSource = sourceOpener();
async function openInTab({ line, url }: SourcePlace): Promise<boolean> {
  const address = sourceAddress(url, line);
  if (address === null) return false;
  return askBackground({ type: 'open-source', tabId: inspectedTabId(), address } satisfies SourceRequest);
}
mountPanel(document.body, {
  receiver,
  notice,
  theme,
  translate: getMessage,
  save: saveFile,
  sources: openSource ? { where: 'devtools', open: openSource } : { where: 'tab', open: openInTab },
  settings: { read: readSetting, write: writeSetting, watch: watchSetting, change: changeSetting },
  hasDebugger: hasDebugger(),
  openHandshake: () => connect(OWN_HANDSHAKE_PORT),
});
Object.assign(globalThis, { wirescope: automationOf(session) });
