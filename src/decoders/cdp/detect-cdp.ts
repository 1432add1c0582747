import type { Detect } from '../decoder.ts';

const TARGET = /\/devtools\/(?:browser|page|iframe|worker|shared_worker|service_worker)\/[\w-]{1,64}/;
/**
 * Of https://chromedevtools.github.io/devtools-protocol/tot/ and those of Node.js: all but the ones whose names anything
 * else may have, such as Media, Database and Extensions.
 */
const DOMAINS = [
  ...[
    'Accessibility',
    'Animation',
    'Audits',
    'Autofill',
    'BackgroundService',
    'Browser',
    'CacheStorage',
    'Console',
    'CSS',
  ],
  ...[
    'Debugger',
    'DeviceOrientation',
    'DOM\\w*',
    'Emulation',
    'EventBreakpoints',
    'Fetch',
    'HeapProfiler',
    'IndexedDB',
  ],
  ...['Input', 'Inspector', 'IO', 'LayerTree', 'Log', 'Memory', 'Network', 'Node[RTW]\\w+', 'Overlay', 'Page'],
  ...['Performance(?:Timeline)?', 'Preload', 'Profiler', 'Runtime', 'Schema', 'Security', 'ServiceWorker', 'Storage'],
  ...['SystemInfo', 'Target', 'Tracing', 'WebAudio', 'WebAuthn'],
].join('|');
/** A domain and what it does or tells: `Page.enable`. */
const METHOD = new RegExp(`"method"\\s{0,9}:\\s{0,9}"(?:${DOMAINS})\\.[a-z][A-Za-z]{1,60}"`);
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
