import type { JsonIndex } from '../json/json-index.ts';
import { jsonPath } from '../json/json-path.ts';
import { decodeString } from '../json/json-token.ts';
import type { PanelModel } from '../panel-model.ts';
import { canFilterBy, filterByValue } from './filter-by-value.ts';
import type { ValueActions } from './value-actions.ts';

/** What can be done with a value of a JSON text. `isWhole`: the text is the message itself, which queries look into. */
export function jsonActions(model: PanelModel, index: JsonIndex, node: number, isWhole: boolean): ValueActions {
  const path = jsonPath(index, node);
  const canFilter = isWhole && canFilterBy(index, node);
  const isString = index.kindOf(node) === 'string';
  const text = () => (isString ? decodeString(index.sourceOf(node)) : index.sourceOf(node));
  return {
    path,
    text,
    filter: canFilter && path !== null ? () => filterByValue(model, path, index.sourceOf(node)) : null,
    showBytes: null,
    content: isString ? { form: 'value', data: text(), isCut: false } : null,
  };
}
