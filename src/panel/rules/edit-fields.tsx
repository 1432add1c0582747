import { isRecord } from '../../protocol/parsed.ts';
import type { EditStep } from '../../rules/action.ts';
import { usePanel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import { SelectLine } from './choice-field.tsx';
import type { DraftPath } from './draft-path.ts';
import { ElementList } from './element-list.tsx';
import { useField } from './field-scope.ts';
import { PayloadField } from './payload-field.tsx';
import { JSON_VALUE, NUMBER, TextField } from './text-field.tsx';

type StepType = EditStep['type'];

/** What a step is before the user has said more. */
const STARTING: { readonly [Type in StepType]: Extract<EditStep, { type: Type }> } = {
  replace: { type: 'replace', find: '', with: '' },
  regex: { type: 'regex', pattern: '', flags: 'g', with: '' },
  'json-set': { type: 'json-set', path: '$.', value: null },
  'json-delete': { type: 'json-delete', path: '$.' },
  bytes: { type: 'bytes', at: 0, remove: 0, hex: '' },
  whole: { type: 'whole', payload: { text: '' } },
};

const TYPES: readonly (readonly [StepType, MessageKey])[] = [
  ['replace', 'stepReplace'],
  ['regex', 'stepRegex'],
  ['json-set', 'stepJsonSet'],
  ['json-delete', 'stepJsonDelete'],
  ['bytes', 'stepBytes'],
  ['whole', 'stepWhole'],
];

/** The steps of an edit, one after the other. */
export function EditFields() {
  const { wording } = usePanel();
  return (
    <ElementList
      path={['what', 'steps']}
      label={wording.text('editSteps')}
      adding={wording.text('addStep')}
      added={STARTING.replace}
      nameOf={(number) => wording.text('editStep', wording.number(number))}
    >
      {(path) => <StepFields path={path} />}
    </ElementList>
  );
}

function StepFields({ path }: { readonly path: DraftPath }) {
  const { wording } = usePanel();
  const { value, write } = useField(path);
  const type = TYPES.find(([one]) => isRecord(value) && value.type === one)?.[0] ?? 'replace';
  return (
    <>
      <SelectLine
        label={wording.text('stepType')}
        value={type}
        choices={TYPES}
        onChoose={(chosen) => write(STARTING[chosen])}
      />
      <FieldsOfStep key={type} type={type} path={path} />
    </>
  );
}

function FieldsOfStep({ type, path }: { readonly type: StepType; readonly path: DraftPath }) {
  const { wording } = usePanel();
  const text = (name: string, label: MessageKey, placeholder?: string) => (
    <TextField path={[...path, name]} label={wording.text(label)} {...(placeholder ? { placeholder } : {})} />
  );
  switch (type) {
    case 'replace':
      return [text('find', 'stepFind'), text('with', 'stepWith')];
    case 'regex':
      return [
        text('pattern', 'stepPattern', '"id":(\\d+)'),
        text('flags', 'stepFlags'),
        text('with', 'stepWith', '"id":1$1'),
      ];
    case 'json-set':
      return [
        text('path', 'stepPath', '$.user.name'),
        <TextField
          key="value"
          path={[...path, 'value']}
          label={wording.text('stepValue')}
          placeholder='"Ada"'
          typing={JSON_VALUE}
        />,
      ];
    case 'json-delete':
      return text('path', 'stepPath', '$.user.name');
    case 'bytes':
      return (
        <>
          <TextField path={[...path, 'at']} label={wording.text('stepAt')} typing={NUMBER} />
          <TextField path={[...path, 'remove']} label={wording.text('stepRemove')} typing={NUMBER} />
          {text('hex', 'stepHex', '00 ff')}
        </>
      );
    default:
      return <PayloadField path={[...path, 'payload']} label={wording.text('rulePayload')} />;
  }
}
