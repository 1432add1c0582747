import { blockSockets } from '../platform/block-sockets.ts';
import { debuggerApi } from '../platform/debugger.ts';
import { readExtensionFile } from '../platform/extension-file.ts';
import { registerPageScript, runInTab } from '../platform/page-scripts.ts';
import { askFrame, onConnect, sendToTab } from '../platform/runtime-port.ts';
import { headerSetter } from '../platform/set-headers.ts';
import { onAsked, openTabBeside } from '../platform/source-tabs.ts';
import { readOfSession, writeOfSession } from '../platform/storage.ts';
import { type HandshakeEvent, onHandshakeEvent, sendToFrame } from '../platform/web-request.ts';
import { ENGINE_FILE } from '../protocol/engine.ts';
import { PARCEL_FILE } from '../protocol/parcel.ts';
import { parseSourceRequest } from '../protocol/source-request.ts';
import { WORKER_HOOK_FILE } from '../protocol/worker-wire.ts';
import { Engines } from './engines.ts';
import { Handshakes } from './handshakes.ts';
import { type NetworkRule, patternOfGlob } from './network-rules.ts';
import { OwnHandshakes } from './own-handshakes.ts';
import { ParcelRoutes } from './parcel-routes.ts';
import { Router, type RouterListener } from './router.ts';
import { SharedWorkers } from './shared-workers.ts';
import { WorkerScripts } from './worker-scripts.ts';
import { WorkerCaptures } from './workers/worker-captures.ts';

const CHANNELS = 'shared-worker-channels';

/**
 * How long what is new of handshakes is gathered, in ms. In Firefox a message to the page takes 2 ms of a connection
 * that opens and closes. In Chromium each is told of at once: its workers end early.
 */
const GATHER_MS = 100;
const handshakes = new Handshakes(
  (event, message) => void sendToFrame(event, message),
  import.meta.env.MODE === 'firefox' ? (then) => void setTimeout(then, GATHER_MS) : (then) => then(),
);
const observeHandshake = (event: HandshakeEvent) => handshakes.observe(event);

/** For Firefox, where each handshake that is observed takes some 1.5 ms more: only in tabs with a panel. */
function handshakeListener(): RouterListener {
  const endOf = new Map<number, () => void>();
  return {
    panelOpened: (tabId) => {
      endOf.get(tabId)?.();
      endOf.set(tabId, onHandshakeEvent(observeHandshake, tabId));
    },
    panelClosed: (tabId) => {
      endOf.get(tabId)?.();
      endOf.delete(tabId);
    },
  };
}

/** Chromium has another way into workers. */
function workerListenerOfFirefox(): RouterListener {
  const store = {
    read: () => readOfSession(CHANNELS),
    write: (channels: unknown) => writeOfSession(CHANNELS, channels),
  };
  const sharedWorkers = new SharedWorkers(store);
  const scripts = new WorkerScripts({
    sharedWorkers,
    readHook: () => readExtensionFile('src/page/hook.iife.js'),
    hasRules: (tabId) => engines.hasRules(tabId),
    wordOf: (tabId, frameId) => askFrame(tabId, frameId, { type: 'worker-begins' }),
  });
  return {
    panelOpened: (tabId) => scripts.start(tabId),
    panelClosed: (tabId) => scripts.stop(tabId),
    documentOpened: (url, port) => void sharedWorkers.tell(URL.parse(url)?.origin ?? 'null', port),
    documentClosed: (port) => sharedWorkers.forget(port),
  };
}

function workersOfChromium(): WorkerCaptures | undefined {
  let hookSource: Promise<string> | undefined;
  const api = debuggerApi();
  return (
    api &&
    new WorkerCaptures({
      api,
      hookSource: () => {
        hookSource ??= readExtensionFile(WORKER_HOOK_FILE);
        return hookSource;
      },
      wake: (tabId) => sendToTab(tabId, { type: 'wake' }),
      engines,
    })
  );
}

const patterns = ({ isBlocked, url }: NetworkRule) => ({ isBlocked, pattern: patternOfGlob(url) });

const engines = new Engines({
  register: (matches) => registerPageScript(ENGINE_FILE, matches),
  inject: (tabId, frameId) => runInTab(ENGINE_FILE, tabId, frameId),
  block: (rules) => blockSockets(new Map([...rules].map(([tabId, ofTab]) => [tabId, ofTab.map(patterns)]))),
});

/** In ms. A panel comes back as soon as it hears that its port has closed. */
const PANELS_COME_WITHIN = 5_000;
const whenSettled = (end: () => void) => void setTimeout(end, PANELS_COME_WITHIN);

const parcels = new ParcelRoutes((tabId, frameId) => runInTab(PARCEL_FILE, tabId, frameId));

const ownHandshakes = new OwnHandshakes(headerSetter());

const router = new Router(
  sendToTab,
  import.meta.env.MODE === 'firefox'
    ? { engines, ownHandshakes, parcels, whenSettled, listeners: [handshakeListener(), workerListenerOfFirefox()] }
    : { engines, ownHandshakes, parcels, whenSettled, workers: workersOfChromium() },
);
onConnect((port) => router.accept(port));
if (import.meta.env.MODE !== 'firefox') onHandshakeEvent(observeHandshake);

/** DevTools of Firefox show no source to extensions. */
async function showSource(message: unknown): Promise<boolean> {
  const request = parseSourceRequest(message);
  return request.ok && openTabBeside(request.value.tabId, request.value.address);
}
if (import.meta.env.MODE === 'firefox') onAsked(showSource);
