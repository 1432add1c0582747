import { usePanel } from '../panel-model.ts';
import { ChoiceField } from './choice-field.tsx';
import { FieldGroup } from './field-group.tsx';
import { useFieldScope } from './field-scope.ts';
import { isForConnections } from './rule-draft.ts';
import { OPTIONAL_NUMBER, OPTIONAL_TEXT, TextField } from './text-field.tsx';

/** The connections that a rule is for. */
export function WhereFields() {
  const { wording } = usePanel();
  return (
    <FieldGroup name={wording.text('ruleWhere')} hint={wording.text('ruleWhereHint')}>
      <TextField
        path={['where', 'url']}
        label={wording.text('ruleUrl')}
        placeholder="wss://*.example/*"
        typing={OPTIONAL_TEXT}
      />
      <TextField
        path={['where', 'subprotocol']}
        label={wording.text('ruleSubprotocol')}
        placeholder="graphql-*"
        typing={OPTIONAL_TEXT}
      />
      <ChoiceField
        path={['where', 'context']}
        label={wording.text('ruleContext')}
        choices={[
          ['', 'ruleContextAny'],
          ['frame', 'ruleContextFrame'],
          ['worker', 'ruleContextWorker'],
        ]}
      />
    </FieldGroup>
  );
}

/** Which of their messages; of a rule on connections, which of them. */
export function WhichFields() {
  const { wording } = usePanel();
  const { draft } = useFieldScope();
  const isOfConnections = isForConnections(draft);
  return (
    <FieldGroup name={wording.text(isOfConnections ? 'ruleWhichConnections' : 'ruleWhich')}>
      {!isOfConnections && (
        <>
          <ChoiceField
            path={['which', 'direction']}
            label={wording.text('ruleDirection')}
            choices={[
              ['', 'ruleDirectionBoth'],
              ['sent', 'directionSent'],
              ['received', 'directionReceived'],
            ]}
          />
          <TextField
            path={['which', 'query']}
            label={wording.text('ruleQuery')}
            placeholder="$.type == chat size:>1k"
            typing={OPTIONAL_TEXT}
          />
        </>
      )}
      <TextField path={['which', 'every']} label={wording.text('ruleEvery')} placeholder="1" typing={OPTIONAL_NUMBER} />
      <TextField path={['which', 'first']} label={wording.text('ruleFirst')} placeholder="∞" typing={OPTIONAL_NUMBER} />
      <TextField
        path={['which', 'probability']}
        label={wording.text('ruleProbability')}
        placeholder="1"
        typing={OPTIONAL_NUMBER}
        unit={wording.text('ruleProbabilityUnit')}
      />
    </FieldGroup>
  );
}
