import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStack, withoutHook } from './stack-frames.ts';

const A = 'https://a.example/app.js';
const at = (line: number, column: number, url = A) => ({ url, line, column });

describe('one call', () => {
  test.each([
    { line: `    at send (${A}:1:2)`, name: 'send', place: at(1, 2) },
    { line: `    at ${A}:10:20`, name: '', place: at(10, 20) },
    { line: `    at async load (${A}:3:4)`, name: 'load', place: at(3, 4) },
    { line: `    at async ${A}:3:4`, name: '', place: at(3, 4) },
    { line: `    at new Feed (${A}:5:6)`, name: 'new Feed', place: at(5, 6) },
    { line: `    at Chat.say [as talk] (${A}:7:8)`, name: 'Chat.say [as talk]', place: at(7, 8) },
    { line: '    at Array.forEach (<anonymous>)', name: 'Array.forEach', place: null },
    { line: '    at <anonymous>', name: '<anonymous>', place: null },
    { line: `    at eval (eval at run (${A}:9:1), <anonymous>:1:1)`, name: 'eval', place: at(9, 1) },
    { line: '    at f (http://[::1]:8080/x.js:1:2)', name: 'f', place: at(1, 2, 'http://[::1]:8080/x.js') },
    { line: `    at f (${A}?v=(1):1:2)`, name: 'f', place: at(1, 2, `${A}?v=(1)`) },
    { line: '    at f (wasm://wasm/ab:wasm-function[3]:0x12)', name: 'f', place: null },
    { line: `send@${A}:1:2`, name: 'send', place: at(1, 2) },
    { line: `@${A}:1:2`, name: '', place: at(1, 2) },
    { line: `Chat/this.say@${A}:1:2`, name: 'Chat/this.say', place: at(1, 2) },
    { line: `promise callback*load@${A}:3:4`, name: 'load', place: at(3, 4) },
    {
      line: 'f@https://cdn.example/react@18/x.js:1:2',
      name: 'f',
      place: at(1, 2, 'https://cdn.example/react@18/x.js'),
    },
    { line: `f@${A} line 3 > eval:1:2`, name: 'f', place: at(3, 1) },
    { line: `f@${A} line 3 > eval line 8 > Function:1:2`, name: 'f', place: at(3, 1) },
  ])('$line', ({ line, name, place }) => {
    expect(parseStack(line)).toEqual([{ function: name, place }]);
  });

  test.each(['Error', 'Error: at home', '', '   ', 'at f', 'nobody@nowhere'])('nothing in %j', (line) => {
    expect(parseStack(line).filter(({ place }) => place !== null)).toEqual([]);
  });
});

test('the calls of the hook, and the built-in that calls it, are none of the page', () => {
  const page = `    at greet (${A}:11:10)\n    at Array.reduce (<anonymous>)\n    at ${A}:1:1`;
  expect(withoutHook(`Error\n    at t (native:1:9)\n    at Array.reduce (<anonymous>)\n${page}`)).toBe(
    `Error\n${page}`,
  );
  expect(withoutHook(`Error\n    at Array.reduce (<anonymous>)\n${page}`)).toBe(`Error\n${page}`);
  expect(withoutHook(`t@native:1:9\ngreet@${A}:11:10\n`)).toBe(`greet@${A}:11:10\n`);
});

test('a whole stack, the innermost call first', () => {
  const text = `Error\n    at greet (${A}:11:10)\n    at new Chat (${A}:2:3)\n    at ${A}:1:1`;
  expect(parseStack(text).map(({ function: name }) => name)).toEqual(['greet', 'new Chat', '']);
  expect(parseStack(`greet@${A}:11:10\n@${A}:1:1\n`)).toHaveLength(2);
});

const part = fc.constantFrom('    at ', ' (eval at ', '(', ')', '@', ':', '1', ' line 2 > ', '*', '\n', 'async ', 'x');

test('whatever a page puts into it gives calls with sound places, and never an exception', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(part, { maxLength: 60 }).map((parts) => parts.join('')),
      ),
      (text) => {
        for (const { place } of parseStack(text)) {
          if (!place) continue;
          expect(place.line).toBeGreaterThan(0);
          expect(place.column).toBeGreaterThan(0);
          expect(text).toContain(place.url);
        }
      },
    ),
    { numRuns: 500 },
  );
});
