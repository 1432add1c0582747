import { type Signal, signal } from '@preact/signals';
import english from '../../../public/_locales/en/messages.json';
import french from '../../../public/_locales/fr/messages.json';
import { memoryTransport } from '../../platform/memory-transport.ts';
import { saveFile } from '../../platform/save-file.ts';
import type { FromPanel, ToPanel } from '../../protocol/routing.ts';
import { Receiver } from '../../session/receiver.ts';
import { Session } from '../../session/session.ts';
import type { SourcePlace } from '../../session/stack-frames.ts';
import { mountPanel } from '../mount-panel.tsx';
import type { MessageKey, NoticeId } from '../panel-services.ts';
import { Generator } from './generator.ts';

/** What a test can do with the page: `globalThis.standalone`. */
export interface Standalone {
  readonly generator: Generator;
  /** For what is too much to come through the generator. */
  readonly session: Session;
  readonly theme: Signal<'light' | 'dark'>;
  readonly notice: Signal<NoticeId | null>;
  /** What was to be shown of scripts. */
  readonly opened: SourcePlace[];
}

/** `?rows=100000&seed=1&rate=20&varied&empty&theme=dark&lang=fr&sources=tab` */
const query = new URLSearchParams(location.search);
const numberOf = (name: string, fallback: number) => Number(query.get(name) ?? fallback) || 0;
const messages = query.get('lang') === 'fr' ? french : english;

const [panelEnd, backgroundEnd] = memoryTransport<FromPanel, ToPanel>();
const session = new Session();
const receiver = new Receiver(session, 'standalone');
receiver.attach(panelEnd);

const dark = matchMedia('(prefers-color-scheme: dark)');
const asked = query.get('theme');
const theme = signal<'light' | 'dark'>((asked === null ? dark.matches : asked === 'dark') ? 'dark' : 'light');
if (asked === null) {
  dark.addEventListener('change', () => {
    theme.value = dark.matches ? 'dark' : 'light';
  });
}
const notice = signal<NoticeId | null>(null);

mountPanel(document.body, {
  receiver,
  notice,
  theme,
  translate: (key: MessageKey, ...substitutions) =>
    messages[key].message.replace(/\$(\$|\d)/g, (_, what) =>
      what === '$' ? '$' : (substitutions[Number(what) - 1] ?? ''),
    ),
  save: saveFile,
  sources: {
    where: query.get('sources') === 'tab' ? 'tab' : 'devtools',
    open: (place) => {
      standalone.opened.push(place);
      return Promise.resolve(!place.url.includes('gone'));
    },
  },
  settings: {
    read: (key) => Promise.resolve(JSON.parse(localStorage.getItem(key) ?? 'null') as unknown),
    write: (key, value) => Promise.resolve(localStorage.setItem(key, JSON.stringify(value))),
    change: (key, change) =>
      Promise.resolve(
        localStorage.setItem(key, JSON.stringify(change(JSON.parse(localStorage.getItem(key) ?? 'null')))),
      ),
    watch: (key, listener) => {
      const hear = (event: StorageEvent) => {
        if (event.key === key) listener();
      };
      addEventListener('storage', hear);
      return () => removeEventListener('storage', hear);
    },
  },
  hasDebugger: false,
  openHandshake: null,
});

const generator = new Generator(backgroundEnd, {
  rows: numberOf('rows', 200),
  seed: numberOf('seed', 1),
  rate: numberOf('rate', 0),
  isVaried: query.has('varied'),
});
if (!query.has('empty')) generator.start();
const standalone: Standalone = { generator, session, theme, notice, opened: [] };
Object.assign(globalThis, { standalone });
