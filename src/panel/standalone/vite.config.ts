import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** `npm run panel`: the panel without an extension, with a generator of messages. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { port: 5175, strictPort: true, fs: { allow: [fileURLToPath(new URL('../../..', import.meta.url))] } },
  preview: { port: 5175, strictPort: true },
  build: { outDir: fileURLToPath(new URL('../../../dist/standalone', import.meta.url)), emptyOutDir: true },
});
