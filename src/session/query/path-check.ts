import { literalPattern } from '../../query/literal-pattern.ts';
import { type Path, type PathTest, passes, valuesAt } from '../../query/path.ts';
import type { Check } from './check.ts';
import type { JsonReader } from './json-reader.ts';

/** Whether one of the values that a path leads to passes a test. */
export function pathCheck(path: Path, test: Exclude<PathTest, { type: 'pattern' }>, json: JsonReader): Check {
  const literal = test.type === 'contains' ? literalPattern(test.text) : undefined;
  const contains = (text: string) => text !== '' && literal?.test(text) === true;
  const mayHave = json.hintOf(path);
  return {
    cost: 50,
    test: (row) => {
      for (const root of json.rootsAt(row, mayHave)) {
        for (const value of valuesAt(root, path)) if (passes(value, test, contains)) return true;
      }
      return false;
    },
  };
}
