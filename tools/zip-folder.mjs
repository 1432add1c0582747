import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';

/** Zip stores local time without a zone: made from local parts, this date is the same bytes everywhere. */
const MODIFIED = new Date(1980, 0, 1);

/**
 * A zip of all files of the folder, with the same bytes for the same files: names are sorted, times fixed.
 * @param {string} folder
 * @returns {Promise<Uint8Array>}
 */
export async function zipFolder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  /** @type {import('fflate').Zippable} */
  const files = {};
  for (const path of paths.sort()) files[relative(folder, path).split(sep).join('/')] = await readFile(path);
  return zipSync(files, { mtime: MODIFIED, level: 9 });
}
