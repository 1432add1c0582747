import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface SourceFile {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every file that is in the repository, or would be with the next commit. */
export function repositoryFiles(): string[] {
  const output = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return output.split('\0').filter((path) => path !== '');
}

/** The files of `src` whose names end in one of `endings`. A file that was deleted and not yet committed is left out. */
export function sourceFiles(...endings: string[]): SourceFile[] {
  return repositoryFiles()
    .filter((path) => path.startsWith('src/') && endings.some((ending) => path.endsWith(ending)))
    .flatMap((path) => readSource(path));
}

export function readSource(path: string): SourceFile[] {
  try {
    return [{ path, text: readFileSync(new URL(path, `file://${ROOT}`), 'utf8') }];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

export const isTest = ({ path }: SourceFile): boolean => /\.(test|spec)\.tsx?$/.test(path);

const COMMENT_OR_TEXT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

/** What is neither comment nor text in quotes. Enough to look for names in; not a parser. */
export const codeOf = (text: string): string => text.replace(COMMENT_OR_TEXT, '""');

const IMPORT = /(?<!['"])\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]|\bnew URL\(\s*['"](\.[^'"]+)['"]/g;

/** What a file imports or loads, as it is written there. */
export const importsOf = (text: string): string[] =>
  [...text.matchAll(IMPORT)].map(([, imported, loaded]) => imported ?? loaded ?? '');
