import { expect, test } from 'vitest';
import { hasProgram } from './find-program.mjs';

test('finds what a shell would find', () => {
  expect(['node', 'a program that nobody has'].map((name) => hasProgram(name))).toEqual([true, false]);
});
