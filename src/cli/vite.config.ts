import { defineConfig } from 'vite';

/** Builds `dist/cli/wirescope.js`, which needs nothing but Node: each decoder is a chunk beside it. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: { ssr: 'src/cli/wirescope.ts', outDir: 'dist/cli', emptyOutDir: true, target: 'node20' },
});
