import type { Detect } from '../decoder.ts';

const TARGET = /\/devtools\/(?:browser|page|iframe|worker|shared_worker|service_worker)\/[\w-]{1,64}/;
/** Those of https://chromedevtools.github.io/devtools-protocol/tot/, and of Node.js. */
const DOMAINS = [
  ...['Accessibility', 'Animation', 'Audits', 'Autofill', 'BackgroundService', 'BluetoothEmulation', 'Browser', 'CSS'],
  ...['CacheStorage', 'Cast', 'Console', 'CrashReportContext', 'DOM', 'DOMDebugger', 'DOMSnapshot', 'DOMStorage'],
  ...['Database', 'Debugger', 'DeviceAccess', 'DeviceOrientation', 'Emulation', 'EventBreakpoints', 'Extensions'],
  ...['FedCm', 'Fetch', 'FileSystem', 'HeadlessExperimental', 'HeapProfiler', 'IO', 'IndexedDB', 'Input', 'Inspector'],
  ...['LayerTree', 'Log', 'Media', 'Memory', 'Network', 'NodeRuntime', 'NodeTracing', 'NodeWorker', 'Overlay', 'PWA'],
  ...['Page', 'Performance', 'PerformanceTimeline', 'Preload', 'Profiler', 'Runtime', 'Schema', 'Security'],
  ...['ServiceWorker', 'Storage', 'SystemInfo', 'Target', 'Tethering', 'Tracing', 'WebAudio', 'WebAuthn'],
];
/** A domain and what it does or tells: `Page.enable`. */
const METHOD = new RegExp(`"method"\\s{0,9}:\\s{0,9}"(?:${DOMAINS.join('|')})\\.[a-z][A-Za-z]{1,60}"`);
const LOOKED_AT = 512;

/** By the path of a target, else by a command or an event. */
export const detectCdp: Detect = ({ url }, { payload: { opcode, data } }) => {
  const target = TARGET.exec(url)?.[0];
  if (target !== undefined) return { score: 0.95, why: { source: 'url', text: target } };
  if (opcode === 'binary' || !/^\s{0,99}\{/.test(data)) return null;
  const beginning = data.slice(0, LOOKED_AT);
  const text = METHOD.exec(beginning)?.[0] ?? METHOD.exec(data.slice(-LOOKED_AT))?.[0];
  return text === undefined ? null : { score: 0.75, why: { source: 'message', text } };
};
