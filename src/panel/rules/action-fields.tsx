import { useId } from 'preact/hooks';
import { isRecord } from '../../protocol/parsed.ts';
import { type ActionType, isConnectionAction } from '../../rules/action.ts';
import { usePanel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import { ACTION_NAMES } from './action-names.ts';
import { EditFields } from './edit-fields.tsx';
import { FieldGroup } from './field-group.tsx';
import { FieldLine } from './field-line.tsx';
import { useField } from './field-scope.ts';
import { MockFields } from './mock-fields.tsx';
import { PayloadField } from './payload-field.tsx';
import css from './rule-editor.module.css';
import { STARTING_ACTIONS } from './starting-actions.ts';
import { NUMBER, TextField } from './text-field.tsx';
import { ThrottleFields, WaitFields } from './wait-fields.tsx';

const TYPES = Object.keys(STARTING_ACTIONS) as readonly ActionType[];
const ofMessages = TYPES.filter((type) => !isConnectionAction(STARTING_ACTIONS[type]));
const ofConnections = TYPES.filter((type) => isConnectionAction(STARTING_ACTIONS[type]));

/** What is done, and how. */
export function ActionFields() {
  const { wording } = usePanel();
  const id = useId();
  const { value, write } = useField(['what']);
  const type = TYPES.find((one) => isRecord(value) && value.type === one) ?? 'delay';
  const options = (types: readonly ActionType[]) =>
    types.map((one) => (
      <option key={one} value={one}>
        {wording.text(ACTION_NAMES[one])}
      </option>
    ));
  return (
    <FieldGroup name={wording.text('ruleWhat')} {...hintOf(wording.text, type)}>
      <FieldLine label={wording.text('ruleAction')} controlId={id}>
        <select
          id={id}
          class={css.select}
          value={type}
          onChange={({ currentTarget }) =>
            write(STARTING_ACTIONS[TYPES.find((one) => one === currentTarget.value) ?? type])
          }
        >
          <optgroup label={wording.text('messages')}>{options(ofMessages)}</optgroup>
          <optgroup label={wording.text('connections')}>{options(ofConnections)}</optgroup>
        </select>
      </FieldLine>
      <FieldsOfAction key={type} type={type} />
    </FieldGroup>
  );
}

function hintOf(text: (key: MessageKey) => string, type: ActionType): { readonly hint?: string } {
  if (ofConnections.includes(type)) return { hint: text('actionOnConnections') };
  return type === 'edit' ? { hint: text('editHint') } : {};
}

function FieldsOfAction({ type }: { readonly type: ActionType }) {
  const { wording } = usePanel();
  const number = (name: string, label: MessageKey, unit?: string) => (
    <TextField path={['what', name]} label={wording.text(label)} typing={NUMBER} {...(unit ? { unit } : {})} />
  );
  switch (type) {
    case 'delay':
      return <WaitFields />;
    case 'throttle':
      return <ThrottleFields />;
    case 'edit':
      return <EditFields />;
    case 'mock':
      return <MockFields />;
    case 'duplicate':
      return number('times', 'duplicateTimes');
    case 'reorder':
      return [number('window', 'reorderWindow'), number('withinMs', 'reorderWithin', 'ms')];
    case 'corrupt':
      return number('bytes', 'corruptBytes');
    case 'truncate':
      return number('bytes', 'truncateBytes');
    case 'answer':
      return (
        <>
          <PayloadField path={['what', 'payload']} label={wording.text('rulePayload')} />
          {number('after', 'ruleAfter', 'ms')}
        </>
      );
    case 'redirect':
      return (
        <TextField path={['what', 'url']} label={wording.text('redirectUrl')} placeholder="ws://localhost:8080/" />
      );
    case 'close-after':
      return (
        <>
          {number('ms', 'closeAfterMs', 'ms')}
          {number('code', 'ruleCloseCode')}
          <TextField path={['what', 'reason']} label={wording.text('closeReason')} />
        </>
      );
    default:
      return null; // says all by its name
  }
}
