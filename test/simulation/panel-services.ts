import { signal } from '@preact/signals';
import type { PanelServices } from '../../src/panel/panel-services.ts';
import type { Receiver } from '../../src/session/receiver.ts';
import { MemoryDisk } from './memory-disk.ts';

/** A panel without a browser: nothing is remembered, and texts are their keys and parts. */
export const panelServices = (receiver: Receiver): PanelServices => ({
  receiver,
  notice: signal(null),
  theme: signal('light'),
  translate: (key, ...parts) => (key === 'locale' ? 'en' : [key, ...parts].join(' ')),
  save: () => undefined,
  settings: new MemoryDisk().settings,
  sources: { where: 'devtools', open: () => Promise.resolve(true) },
  hasDebugger: false,
  openHandshake: null,
});
