import { beforeEach, expect, test } from 'vitest';
import { panelServices } from '../../../test/simulation/panel-services.ts';
import { Receiver } from '../../session/receiver.ts';
import { Session } from '../../session/session.ts';
import { createPanelModel, type PanelModel } from '../panel-model.ts';
import { importFile } from './import-file.ts';

let live: PanelModel;

beforeEach(() => {
  live = createPanelModel(panelServices(new Receiver(new Session(), 'test')));
  return () => {
    live.dock.show(null);
    live.dispose();
  };
});

/** Read in several pieces, and without a message: nothing of it is to be decoded or drawn. */
function logFile(): File {
  const empty = `${' '.repeat(1_000)}\n`;
  return new File(['{"type":"session","version":1}\n', empty.repeat(3_000)], 'log.ndjson');
}

test('a file that was still read when the user went back to the page is not shown any more', async () => {
  await importFile(live, logFile());
  const imported = live.dock.imported.value;
  if (!imported) throw new Error('nothing was imported');
  const importing = importFile(imported, logFile());
  live.dock.show(null);
  await importing;
  expect(live.dock.imported.value).toBeNull();
});

test('a second action at once is refused, aloud', async () => {
  const first = importFile(live, logFile());
  await importFile(live, logFile());
  expect(live.feedback.latest.value).toEqual({ tone: 'problem', text: 'workBusy' });
  await first;
});
