import { fileURLToPath } from 'node:url';
import type { BrowserName } from '../browsers/browser.ts';

/** The built extension, as `npm run build` leaves it. */
export const extensionDir = (browserName: BrowserName): string =>
  fileURLToPath(new URL(`../../dist/${browserName}`, import.meta.url));
