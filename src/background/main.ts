import { debuggerApi } from '../platform/debugger.ts';
import { readExtensionFile } from '../platform/extension-file.ts';
import { onConnect, sendToTab } from '../platform/runtime-port.ts';
import { WORKER_HOOK_FILE } from '../protocol/worker-wire.ts';
import { Router } from './router.ts';
import { WorkerCaptures } from './workers/worker-captures.ts';

let hookSource: Promise<string> | undefined;
const api = debuggerApi();
const workers =
  api &&
  new WorkerCaptures({
    api,
    hookSource: () => {
      hookSource ??= readExtensionFile(WORKER_HOOK_FILE);
      return hookSource;
    },
    wake: (tabId) => sendToTab(tabId, { type: 'wake' }),
  });
const router = new Router(sendToTab, workers);
onConnect((port) => router.accept(port));
