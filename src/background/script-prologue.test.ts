import { createContext, Script } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHookPlace } from './script-prologue.ts';

const HOOK = '(function(){globalThis.hooks=(globalThis.hooks??0)+1})();';

function hooked(script: string): string {
  const place = findHookPlace(script, true);
  if (!place) throw new Error('a whole script has a place');
  return `${script.slice(0, place.index)}${place.needsSemicolon ? ';' : ''}${HOOK}${script.slice(place.index)}`;
}

describe('the hook stands', () => {
  test.each([
    ['at the beginning of code', 'run()', 'HOOKrun()'],
    ['alone in nothing', '', 'HOOK'],
    ['behind a byte order mark', '\xef\xbb\xbfrun()', '\xef\xbb\xbfHOOKrun()'],
    ['in the line after a hashbang', '#!/bin/x\nrun()', '#!/bin/x\nHOOKrun()'],
    ['at the end of an empty line', '\n\nrun()', 'HOOK\n\nrun()'],
    ['behind a comment in a line of its own', '/* licence */\nrun()', '/* licence */HOOK\nrun()'],
    ['not in a comment to the end of the line', '// licence\nrun()', 'HOOK// licence\nrun()'],
    ['behind a directive', '"use strict";run()', '"use strict";HOOKrun()'],
    ['below a directive with a comment', "'use strict'; // why\n\nrun()", "'use strict'; // why\nHOOK\nrun()"],
    ['behind a directive without semicolon', '"use strict"\nrun()', '"use strict";HOOK\nrun()'],
    ['behind all directives', '"a";\n"use strict"\n/* b */ run()', '"a";\n"use strict";HOOK\n/* b */ run()'],
    ['before a string that begins an expression', '"use strict" + run()', 'HOOK"use strict" + run()'],
    ['before one that goes on in the next line', '"use strict"\n.length', 'HOOK"use strict"\n.length'],
    ['behind one that is the whole script', '"use strict"', '"use strict";HOOK'],
    ['below HTML-like comments', '<!-- a\n--> b\n\nrun()', '<!-- a\n--> b\nHOOK\nrun()'],
  ])('%s', (_, script, expected) => {
    expect(hooked(script)).toBe(expected.replace('HOOK', HOOK));
  });
});

test.each(['', ' ', '/', '/* a', '// a', '"use strict', '"use strict"', '"use strict" ', "'a';\n"])(
  'of %j more must be seen',
  (beginning) => {
    expect(findHookPlace(beginning, false)).toBeUndefined();
  },
);

const piece = fc.constantFrom(
  ...[
    '"use strict"',
    "'a\\'b'",
    ';',
    '\n',
    '\r\n',
    ' ',
    '/* c */',
    '/*\n*/',
    '// d\n',
    '+',
    '.length',
    'x',
    '(1)',
    '`t`',
  ],
);

/** Undefined for a script that is no script; else whether its last function is strict, and how often the hook ran. */
function run(script: string): unknown {
  const context = createContext({ x: () => 'x', strict: undefined, hooks: 0 });
  const asks = '\n;strict=(function(){return this===undefined})()';
  try {
    new Script(script + asks).runInContext(context);
  } catch (error) {
    if ((error as Error).name === 'SyntaxError') return undefined;
  }
  return [context.strict, context.hooks];
}

test('a script stays as strict as it was, its hook runs once and first, its lines keep their numbers', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const script = pieces.join('');
      const native = run(script);
      fc.pre(Array.isArray(native));
      expect(run(hooked(script))).toEqual([Array.isArray(native) && native[0], 1]);
      const lines = (text: string) => text.split(/\r\n?|\n/).length;
      expect(lines(hooked(script))).toBe(lines(script));
    }),
    { numRuns: 100 },
  );
});

test('whatever is cut off, the place is the one of the whole script', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.nat(40), (pieces, length) => {
      const script = pieces.join('');
      const early = findHookPlace(script.slice(0, length), false);
      if (early) expect(early).toEqual(findHookPlace(script, true));
    }),
    { numRuns: 2_000 },
  );
});
