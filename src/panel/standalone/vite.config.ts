import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** `npm run panel`: the panel without an extension, with a generator of messages. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { port: 5175, strictPort: true, fs: { allow: [fileURLToPath(new URL('../../..', import.meta.url))] } },
  // Tests run what is built, under what an extension page may do at most.
  preview: {
    port: 5176,
    strictPort: true,
    headers: {
      'Content-Security-Policy': "default-src 'self'; script-src 'self'; object-src 'self'; img-src 'self' blob:",
    },
  },
  build: { outDir: fileURLToPath(new URL('../../../artifacts/standalone', import.meta.url)), emptyOutDir: true },
});
