import type { Receiver } from '../../src/session/receiver.ts';
import type { ReceiverOptions } from '../../src/session/receiver-options.ts';
import { SimulatedTab } from './simulated-tab.ts';

/** A tab with a panel, and a top document with one open connection, `page-1`, that the panel knows as `c1`. */
export function openTab(options?: ReceiverOptions) {
  const tab = new SimulatedTab();
  const panel = tab.openPanel(options);
  const document = tab.load();
  document.open('page-1');
  tab.settle();
  return { tab, panel, document, session: panel.session };
}

export const kindsOf = ({ session }: Receiver) => [...session.events()].map(({ type }) => type);
export const lossesOf = ({ session }: Receiver) => [...session.events()].filter(({ type }) => type === 'loss');
export const urlsOf = ({ session }: Receiver) => [...session.documents.values()].map(({ url }) => url);
