import { EngineLink } from './engine-link.ts';
import { listenToHooks } from './hooked.ts';

// Registered for documents of tabs where rules are on, and put into those that are there: then it may be there already.
listenToHooks(() => new EngineLink()).begin();
