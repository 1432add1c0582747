/**
 * Scripts that run with chrome privileges in the browser window of Firefox. They use its internals, which may move
 * with a new ESR; all of them are in this file.
 */

/** In scope of every script below. */
const HELPERS = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const getToolbox = () => gDevTools.getToolboxForTab(gBrowser.selectedTab);
  const findTool = (title) => getToolbox()?.getAdditionalTools().find(({ label }) => label === title);
  const panelBrowser = (title) => {
    const frame = findTool(title) && getToolbox().doc.getElementById('toolbox-panel-iframe-' + findTool(title).id);
    const browser = frame?.contentDocument?.querySelector('browser');
    if (!browser) throw new Error('No panel "' + title + '" is open: call openPanel first');
    return browser;
  };
  // The actor that runs WebDriver commands in a tab; Firefox offers it in the panel's document too.
  const commands = (browser) => browser.browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
  // Pages with a strict CSP work, because the script runs in a sandbox on their window. What they declare with let,
  // const or class is not visible there (it is in Chromium): test pages use var, or window.x.
  const evaluate = (browser, script, timeout) =>
    commands(browser).executeScript(script, [], { sandboxName: null, async: false, timeout });
  const capabilities = { toJSON: () => ({ 'moz:webdriverClick': true, 'moz:accessibilityChecks': false }) };
  const find = (actor, selector) => actor.findElement('css selector', selector, { timeout: 0 });
`;

/**
 * Runs in each content process: reports what consoles show as errors to the parent process, with the tab's id.
 * Console messages reach the parent's own console service too, but without their window.
 */
const CONSOLE_WATCHER = `
  const report = (innerWindowID, text) => {
    const browserId = WindowGlobalChild.getByInnerWindowId(Number(innerWindowID))?.browsingContext.browserId;
    Services.cpmm.sendAsyncMessage('wirescope-kit:error', { browserId, text });
  };
  Services.console.registerListener({ observe(message) {
    if (!(message instanceof Ci.nsIScriptError) || message.flags & Ci.nsIScriptError.warningFlag) return;
    report(message.innerWindowID, message.errorMessage);
  } });
  Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).addLogEventListener((event) => {
    const call = event.wrappedJSObject;
    if (call.level === 'error') report(call.innerID, [...call.arguments].map(String).join(' '));
  }, Cc['@mozilla.org/systemprincipal;1'].createInstance(Ci.nsIPrincipal));
`;

/** Bodies of async functions; `args` are the arguments given to `toAsyncScript`'s caller. */
export const SCRIPTS = {
  watchConsoles: `
    window.wirescopeKit = { errors: [], inspected: new Set([gBrowser.selectedBrowser.browserId]) };
    Services.ppmm.addMessageListener('wirescope-kit:error', ({ data }) => window.wirescopeKit.errors.push(data));
    Services.ppmm.loadProcessScript('data:,' + encodeURIComponent(${JSON.stringify(CONSOLE_WATCHER)}), true);`,
  pageErrors: `
    // Messages of one process come in order: what happened before this answer has been reported.
    await evaluate(gBrowser.selectedBrowser, 'return new Promise((resolve) => setTimeout(resolve))', args[0]);
    const { errors, inspected } = window.wirescopeKit;
    return errors.filter(({ browserId }) => inspected.has(browserId)).map(({ text }) => text);`,
  markInspected: `window.wirescopeKit.inspected.add(gBrowser.selectedBrowser.browserId)`,
  selectPopup: `
    // The newest; Firefox may have selected it already.
    if (gBrowser.tabs.length < 2) throw new Error('The page has opened no tab');
    gBrowser.selectedTab = gBrowser.tabs[gBrowser.tabs.length - 1];`,
  takeSourceTab: `
    const tabs = [...gBrowser.tabs];
    const source = tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec.startsWith('view-source:'));
    if (!source) return null;
    const { spec } = source.linkedBrowser.currentURI;
    gBrowser.selectedTab = tabs.find(({ linkedBrowser }) => window.wirescopeKit.inspected.has(linkedBrowser.browserId));
    gBrowser.removeTab(source);
    return spec;`,
  requireHistory: `if (!gBrowser[args[0]]) throw new Error('The tab has no history entry to go to: not ' + args[0])`,
  openToolbox: `await gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: 'options' })`,
  closeToolbox: `await gDevTools.closeToolboxForTab(gBrowser.selectedTab)`,
  selectPanel: `const tool = findTool(args[0]); return Boolean(tool && (await getToolbox().selectTool(tool.id)))`,
  setTheme: `Services.prefs.setStringPref('devtools.theme', args[0])`,
  evaluateInPage: `return evaluate(gBrowser.selectedBrowser, args[0], args[1])`,
  evaluateInPanel: `return evaluate(panelBrowser(args[2]), args[0], args[1])`,
  collectGarbage: `
    await commands(gBrowser.selectedBrowser).executeScript(
      'for (let round = 0; round < 3; round++) { Cu.forceGC(); Cu.forceCC(); }',
      [], { sandboxName: 'system', async: false, timeout: args[0] })`,
  memory: `
    const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
    await new Promise((resolve) => manager.minimizeMemoryUsage(resolve));
    const { children } = await ChromeUtils.requestProcInfo();
    const page = gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.osPid;
    const extension = children.find(({ type }) => type === 'extension');
    return {
      page: children.find(({ pid }) => pid === page).memory, background: null, panel: extension?.memory ?? null,
    };`,
  click: `
    const actor = commands(panelBrowser(args[0]));
    await actor.clickElement(await find(actor, args[1]), capabilities)`,
  type: `
    const actor = commands(panelBrowser(args[0]));
    await actor.sendKeysToElement(await find(actor, args[1]), args[2], capabilities)`,
  press: `
    const actor = commands(panelBrowser(args[0]));
    panelBrowser(args[0]).focus();
    await actor.sendKeysToElement(await actor.getActiveElement(), args[1], capabilities)`,
  stopBackground: `
    const { extension } = WebExtensionPolicy.getByID(args[0]);
    let stopped = extension.backgroundState === 'stopped';
    extension.once('shutdown-background-script', () => (stopped = true));
    // Without disableResetIdleForTest it may decline silently.
    if (!stopped) await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    if (!stopped) throw new Error('The background did not stop, its state is ' + extension.backgroundState)`,
  reloadExtension: `
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    await (await AddonManager.getAddonByID(args[0])).reload();
    await WebExtensionPolicy.getByID(args[0]).readyPromise`,
} as const;

/** The script for "WebDriver:ExecuteAsyncScript" that runs one of the SCRIPTS and answers { value } or { error }. */
export function toAsyncScript(body: string): string {
  return `
    const args = [...arguments], done = args.pop();
    (async () => { ${HELPERS} ${body} })().then((value) => done({ value }), (error) => done({ error: String(error?.message ?? error) }))`;
}
