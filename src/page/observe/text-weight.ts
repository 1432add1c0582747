import { keys } from '../builtins.ts';
import { isObject } from './to-text.ts';

/**
 * What the texts of a report hold in memory, in bytes, roughly; those of its facts too. Not for one with a payload, which
 * may have accessors of the page.
 */
export function textWeight(body: object): number {
  const names = keys(body); // own properties alone: a page can have accessors on Object.prototype
  let weight = 0;
  for (let index = 0; index < names.length; index++) {
    const value = (body as Record<string, unknown>)[names[index] as string];
    if (typeof value === 'string') weight += value.length;
    else if (isObject(value)) weight += textWeight(value);
  }
  return weight;
}
