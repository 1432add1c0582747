import { minify } from 'terser';

/**
 * Names of properties that are the hook's own: no object of a browser, no object that is posted and no other world has
 * one of that name. `test/repository/own-names.test.ts` checks that they stay so. Terser shortens none that a browser
 * knows, whatever stands here.
 */
export const OWN_NAMES = [
  'act',
  'alias',
  'around',
  'arrived',
  'ask',
  'becomes',
  'cost',
  'cutOldest',
  'deliveries',
  'differ',
  'disguise',
  'dissolve',
  'drain',
  'forget',
  'gateOf',
  'gathers',
  'hasWhole',
  'heard',
  'instances',
  'isClear',
  'isClosing',
  'isErrored',
  'isFree',
  'isLive',
  'isNew',
  'isOpen',
  'journal',
  'missed',
  'nativeState',
  'natives',
  'nextChannel',
  'reconnects',
  'recordOf',
  'socket',
  'standsIn',
  'takeAnyway',
  'theirs',
  'traps',
];

/** Makes a script that runs in every page smaller than the bundler has: a second minifier finds what the first leaves. */
export async function shrinkPageScript(code: string): Promise<string> {
  const { code: shrunk } = await minify(code, {
    compress: { passes: 3, ecma: 2020, negate_iife: false },
    mangle: { properties: { regex: new RegExp(`^(?:${OWN_NAMES.join('|')})$`) } },
    format: { ecma: 2020, ascii_only: true },
  });
  if (shrunk === undefined) throw new Error('a script of every page could not be minified');
  return shrunk;
}
