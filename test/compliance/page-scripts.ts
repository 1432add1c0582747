/** Builds the scripts of the suite for a page, in memory. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** An inline script that names itself in stacks, where its address would be that of the page. */
export async function bundle(entry: string, sourceUrl?: string, mode = 'test'): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    mode,
    // What content scripts have, in Firefox or in both, and pages have not.
    define: { cloneInto: 'structuredClone', 'chrome.runtime.id': '"none"' },
    build: {
      write: false,
      target: 'esnext',
      minify: false,
      lib: { entry: fileURLToPath(new URL(entry, import.meta.url)), formats: ['iife'], name: 'unused' },
    },
  });
  const [first] = Array.isArray(output) ? output : [];
  const chunk = first?.output[0];
  if (chunk?.type !== 'chunk') throw new Error(`${entry} was not built`);
  const code = chunk.code.replaceAll('</script', '<\\/script');
  return sourceUrl === undefined ? code : `${code}\n//# sourceURL=${sourceUrl}\n`;
}
