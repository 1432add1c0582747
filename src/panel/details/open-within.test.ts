import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { panelServices } from '../../../test/simulation/panel-services.ts';
import { Receiver } from '../../session/receiver.ts';
import { Session } from '../../session/session.ts';
import type { Content } from '../nested/content.ts';
import { createPanelModel } from '../panel-model.ts';
import type { ContentTrail } from './content-trail.ts';
import { openWithin } from './open-within.ts';

/** Opens what a gzip file holds, on the tab of trees; `goOn` happens before it is there. */
async function openGzip(data: Uint8Array<ArrayBuffer>, goOn: (trail: { isThere: boolean }) => void) {
  const model = createPanelModel(panelServices(new Receiver(new Session(), 'test')));
  const state: { isThere: boolean; opened: unknown[] } = { isThere: true, opened: [] };
  const content: Content = { form: null, data, isCut: false };
  const trail: ContentTrail = {
    row: 0,
    contents: [content],
    isShown: () => state.isThere,
    open: (inner) => state.opened.push(inner.data),
    backTo: () => undefined,
    chosenBytes: null,
    chooseBytes: () => undefined,
  };
  model.selection.tab.value = 'json';
  const opening = openWithin(model, trail, content, 'gzip');
  goOn(state);
  await opening;
  model.dispose();
  return { opened: state.opened, tab: model.selection.tab.value, told: model.feedback.latest.value };
}

const stay = () => undefined;
const leave = (state: { isThere: boolean }) => {
  state.isThere = false;
};

test('what is no JSON is opened where it can be seen', async () => {
  const opened = { opened: ['words'], tab: 'decoded', told: null };
  expect(await openGzip(new Uint8Array(gzipSync('words')), stay)).toEqual(opened);
});

test('what comes when the user has gone on changes nothing, and tells nothing', async () => {
  const nothing = { opened: [], tab: 'json', told: null };
  expect(await openGzip(new Uint8Array(gzipSync('words')), leave)).toEqual(nothing);
  expect(await openGzip(Uint8Array.of(0x1f, 0x8b, 8), leave)).toEqual(nothing);
});
