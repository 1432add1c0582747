import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));
const origin = 'http://localhost:5176';
const vite = 'node_modules/.bin/node node_modules/vite/bin/vite.js';
const config = '--config src/panel/standalone/vite.config.ts';

/** The panel as an ordinary page, in Chromium. The end-to-end suite shows it in the DevTools of both browsers. */
export default defineConfig({
  testDir: '.',
  outputDir: `${root}/test-results`,
  workers: 1,
  retries: 0,
  timeout: 30_000,
  forbidOnly: true,
  reporter: process.env.WIRESCOPE_REPORT ? [['json', { outputFile: process.env.WIRESCOPE_REPORT }]] : 'list',
  use: {
    baseURL: origin,
    browserName: 'chromium',
    viewport: { width: 1200, height: 700 },
    locale: 'en-US',
    timezoneId: 'UTC',
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      executablePath: process.env.WIRESCOPE_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-quic',
        '--no-first-run',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `${vite} build ${config} && ${vite} preview ${config}`,
    cwd: root,
    url: origin,
    reuseExistingServer: false,
  },
});
