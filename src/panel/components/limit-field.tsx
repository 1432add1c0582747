import { useId, useState } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import css from './limit-field.module.css';

interface LimitFieldProps {
  readonly label: string;
  /** What the number counts, behind it; empty where the label says so. */
  readonly unit: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

/** A whole number within a range. What is not one is told, and changes nothing. */
export function LimitField({ label, unit, value, least, most, onChange }: LimitFieldProps) {
  const { wording } = usePanel();
  const problemId = useId();
  /** What is in the field, while that is not the value. */
  const [draft, setDraft] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const take = (field: HTMLInputElement) => {
    const number = field.valueAsNumber;
    const isRight = Number.isInteger(number) && number >= least && number <= most;
    setWrong(!isRight);
    if (!isRight) return;
    setDraft(null);
    if (number !== value) onChange(number);
  };
  const edit = (field: HTMLInputElement) => {
    setDraft(field.value);
    if (field.validity.valid) setWrong(false);
  };
  return (
    <div class={css.field}>
      <label>
        <span class={css.label}>{label}</span>
        <input
          type="number"
          min={least}
          max={most}
          step={1}
          value={draft ?? value}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? problemId : undefined}
          onInput={({ currentTarget }) => edit(currentTarget)}
          onChange={({ currentTarget }) => take(currentTarget)}
        />
        <span class={css.unit}>{unit}</span>
      </label>
      {isWrong && (
        <p id={problemId} class={css.problem} role="alert">
          {wording.text('limitRange', wording.number(least), wording.number(most))}
        </p>
      )}
    </div>
  );
}
