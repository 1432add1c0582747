import { describe, expect, test } from 'vitest';
import { kindsOf, lossesOf, openTab, urlsOf } from '../../test/simulation/open-tab.ts';
import { accountedMessages, shownRows } from '../../test/simulation/shown-messages.ts';
import { SimulatedTab } from '../../test/simulation/simulated-tab.ts';

describe('navigation', () => {
  test('forgets what came before', () => {
    const { tab, panel } = openTab();
    const next = tab.navigate();
    next.message('page-1');
    tab.settle();
    expect(urlsOf(panel)).toEqual([next.options.url]);
    expect(shownRows(panel.session, next)).toEqual([1]);
  });

  test('keeps it when the log is preserved, and tells what became of it', () => {
    const { tab, panel, document } = openTab();
    panel.preserveLog = true;
    document.message('page-1');
    const next = tab.navigate();
    next.message('page-1');
    tab.settle();
    expect(urlsOf(panel)).toEqual([document.options.url, next.options.url]);
    expect(panel.session.connections.get('c1')?.state).toBe('gone');
    expect(accountedMessages(panel.session, document)).toBe(1);
  });

  test('tells what became of it even when no background heard the end', () => {
    const { tab, panel } = openTab();
    panel.preserveLog = true;
    tab.killBackground();
    tab.navigate().open('page-2');
    tab.settle();
    expect(panel.session.connections.get('c1')?.state).toBe('gone');
    expect(kindsOf(panel).filter((type) => type === 'unload')).toHaveLength(1);
    expect(lossesOf(panel)).toMatchObject([{ reason: 'unheard', messages: 0, bytes: null, document: 'd1' }]);
  });

  test('does not bring back a connection whose last words come after the word that its page was left', () => {
    const { tab, panel, document } = openTab();
    panel.preserveLog = true;
    document.open('page-2');
    tab.navigate(true).open('page-3');
    tab.settle();
    expect([...panel.session.connections.values()].map(({ state }) => state)).toEqual(['gone', 'gone', 'open']);
  });

  test('misses nothing of a page whose last words woke the background', () => {
    const { tab, panel, document } = openTab();
    panel.preserveLog = true;
    tab.killBackground();
    document.message('page-1');
    tab.navigate(true).open('page-2');
    tab.settle();
    expect(accountedMessages(panel.session, document)).toBe(1);
    expect(lossesOf(panel)).toEqual([]);
  });

  test('misses nothing of a page whose end a background heard', () => {
    const { tab, panel } = openTab();
    panel.preserveLog = true;
    tab.killBackground();
    tab.settle();
    tab.navigate().open('page-2');
    tab.settle();
    expect(lossesOf(panel)).toEqual([]);
  });

  test('misses nothing of a page that had no connections when no background heard its end', () => {
    const tab = new SimulatedTab();
    const panel = tab.openPanel();
    panel.preserveLog = true;
    tab.load();
    panel.navigated();
    tab.settle();
    tab.killBackground();
    tab.navigate().open('page-2');
    tab.settle();
    expect(kindsOf(panel)).toContain('unload');
    expect(lossesOf(panel)).toEqual([]);
  });

  test('keeps the iframes of the new page that announced themselves first', () => {
    const { tab, panel } = openTab();
    const top = tab.navigate();
    const frame = tab.load(3);
    frame.message('in a frame');
    tab.settle();
    top.message('page-1');
    tab.settle();
    expect(urlsOf(panel).sort()).toEqual([top.options.url, frame.options.url].sort());
    expect(shownRows(panel.session, frame)).toEqual([1]);
  });

  test('back to a cached page forgets the page that was left, and shows the history of the other', () => {
    const { tab, panel, document } = openTab();
    document.message('page-1');
    tab.navigate().message('page-1');
    tab.settle();
    tab.restore(document);
    document.message('page-1');
    tab.settle();
    expect(urlsOf(panel)).toEqual([document.options.url]);
    expect(shownRows(panel.session, document)).toEqual([1, 2]);
  });

  test('a cached page goes on where it was when the log is preserved', () => {
    const { tab, panel, document } = openTab();
    panel.preserveLog = true;
    document.message('page-1');
    tab.navigate();
    tab.settle();
    tab.restore(document);
    document.message('page-1');
    tab.settle();
    expect(shownRows(panel.session, document)).toEqual([1, 2]);
    expect(kindsOf(panel).filter((type) => type === 'document')).toHaveLength(2);
  });

  test('a document that is left before the panel could subscribe loses nothing', () => {
    const { tab, panel } = openTab();
    panel.preserveLog = true;
    const brief = tab.navigate();
    brief.message('page-1');
    brief.connectRelay();
    tab.leave(brief);
    tab.settle();
    expect(shownRows(panel.session, brief)).toEqual([1]);
  });

  test('a document that is left with a listening panel loses nothing', () => {
    const { tab, panel, document } = openTab();
    panel.preserveLog = true;
    for (let count = 0; count < 5_000; count++) document.message('page-1');
    tab.leave(document);
    tab.settle();
    expect(accountedMessages(panel.session, document)).toBe(5_000);
    expect(panel.session.lostCount).toBe(0);
  });
});
