import { JsonScanner } from '../json/json-scanner.ts';

/** Where a text stops being JSON; null when it is JSON. `JSON.parse` is quicker, and says no place that browsers agree on. */
export function jsonFault(text: string): number | null {
  try {
    JSON.parse(text);
    return null;
  } catch {
    const scanner = new JsonScanner(text);
    while (!scanner.isDone) scanner.advance(() => false);
    return Math.min(scanner.fault ?? text.length, text.length);
  }
}

/** Line and column of a place, both from 1. */
export function lineAndColumn(text: string, place: number): [line: number, column: number] {
  const before = text.slice(0, place).split('\n');
  return [before.length, (before.at(-1) ?? '').length + 1];
}
