import type { Rule } from '../../rules/rule.ts';
import { writeRuleFile } from '../../rules/rule-file.ts';
import type { PanelModel } from '../panel-model.ts';
import { fileMistakeText } from './mistake-text.ts';
import { ruleStoreOf } from './rule-stores.ts';
import { ruleTitle } from './rule-summary.ts';

/** Deletes a rule, and offers to take that back. */
export function deleteRule(model: PanelModel, rule: Rule): void {
  const removal = ruleStoreOf(model).remove(rule.id);
  if (removal)
    model.undo.offer({ text: model.wording.text('ruleDeleted', ruleTitle(model.wording, rule)), ...removal });
}

/** Adds the rules of a file. What is wrong with it is told, and then nothing changes. */
export async function importRules(model: PanelModel, file: Blob): Promise<void> {
  const { feedback, undo, wording } = model;
  feedback.dismiss();
  const imported = await ruleStoreOf(model).import(file);
  if (!imported.ok) return feedback.problem(wording.text('rulesRefused', fileMistakeText(wording, imported.error)));
  const { added, ...removal } = imported.value;
  const text = wording.counted('rulesImported', added);
  if (added === 0) feedback.done(text);
  else undo.offer({ text, ...removal });
}

/** Offers the whole list as a file. */
export function exportRules({ feedback, services, wording }: PanelModel, rules: readonly Rule[]): void {
  const name = 'wirescope-rules.json';
  services.save(name, [writeRuleFile(rules)], 'application/json');
  feedback.done(wording.text('exported', name));
}
