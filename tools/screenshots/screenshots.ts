/**
 * `npm run screenshots`: takes every picture of the README and of docs/guide.md from the panel in real DevTools, with
 * what a page of its own has just said. `-- --only NAME --browser chromium --out FOLDER --scale 2`
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserName, Theme } from '../../test/browsers/browser.ts';
import { BROWSERS } from '../../test/browsers/launch.ts';
import { inProject } from '../project.mjs';
import { openChromiumStage, openFirefoxStage, type Stage } from './open-stage.ts';
import { smallPng } from './palette-png.ts';
import type { Picture } from './picture.ts';
import { FIREFOX_PICTURES, PICTURES } from './pictures.ts';
import { startStageServer } from './stage-server.ts';

/** Pictures show addresses, which are to stay the same. */
const PORT = 8137;
const THEMES: readonly Theme[] = ['light', 'dark'];

interface Wanted {
  readonly only: string | undefined;
  readonly scale: number;
  readonly out: string;
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { only: text, browser: text, out: text, scale: text } });
  const { only, browser, out = inProject('docs/images') } = values;
  const wanted = { only, scale: Number(values.scale ?? 1.25), out };
  await mkdir(out, { recursive: true });
  const server = await startStageServer(PORT);
  try {
    for (const name of BROWSERS.filter((one) => one === (browser ?? one)))
      for (const theme of THEMES) await takeAll(name, theme, server.url, wanted);
  } finally {
    await server.close();
  }
}

async function takeAll(browser: BrowserName, theme: Theme, url: string, wanted: Wanted): Promise<void> {
  const all = browser === 'chromium' ? PICTURES : FIREFOX_PICTURES;
  const { only, scale, out } = wanted;
  const pictures = all.filter((one) => one.themes.includes(theme) && (only === undefined || one.name === only));
  if (pictures.length === 0) return;
  const stage = await (browser === 'chromium' ? openChromiumStage : openFirefoxStage)({ theme, url, scale });
  try {
    for (const picture of pictures) {
      const path = join(out, `${picture.name}${suffixOf(theme)}.png`);
      await take(stage, picture, path).catch((error: unknown) => {
        process.exitCode = 1; // the others are taken all the same
        console.error(error);
      });
    }
  } finally {
    await stage.panel.session.close();
  }
}

const suffixOf = (theme: Theme): string => (theme === 'dark' ? '-dark' : '');

async function take(stage: Stage, picture: Picture, path: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'wirescope-picture-'));
  try {
    await stage.rest();
    await stage.resize(picture.size);
    await picture.prepare(stage.panel);
    await stage.settle();
    const raw = join(folder, 'raw.png');
    await stage.panel.session.screenshot(raw);
    if (picture.leave) await stage.panel.session.press(picture.leave);
    const png = smallPng(await readFile(raw));
    await writeFile(path, png);
    console.log(`${path}: ${(png.length / 1000).toFixed(1)} kB`);
  } catch (cause) {
    throw new Error(`The picture ${picture.name} could not be taken`, { cause });
  } finally {
    await rm(folder, { recursive: true });
  }
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
