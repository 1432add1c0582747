import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { PushButton } from '../components/push-button.tsx';
import { ToolButton } from '../components/tool-button.tsx';
import { usePanel } from '../panel-model.ts';
import type { DraftPath } from './draft-path.ts';
import { useField } from './field-scope.ts';
import css from './rule-editor.module.css';

/** So many are drawn at first, and more each time that the user asks for it: a recorded server says thousands of things. */
const STEP = 20;

interface ElementListProps {
  readonly path: DraftPath;
  readonly label: string;
  /** The name of the button that adds one. */
  readonly adding: string;
  /** What is added. */
  readonly added: unknown;
  /** The name of one, by its number from 1. */
  readonly nameOf: (number: number) => string;
  readonly children: (path: DraftPath) => ComponentChildren;
}

/** A list in a rule, whose elements are added, moved and taken away. */
export function ElementList({ path, label, adding, added, nameOf, children }: ElementListProps) {
  const { wording } = usePanel();
  const { value, write, problem, problemId } = useField(path);
  const [shown, setShown] = useState(STEP);
  const elements: readonly unknown[] = Array.isArray(value) ? value : [];
  const swap = (index: number) => {
    const [first, second] = [elements[index], elements[index + 1]];
    write(elements.with(index, second).with(index + 1, first));
  };
  return (
    <div class={css.elements} role="group" aria-label={label}>
      <p class={css.elementsName}>{label}</p>
      <ol class={css.elementList}>
        {elements.slice(0, shown).map((_, index) => {
          const name = nameOf(index + 1);
          return (
            <li key={index} class={css.element} aria-label={name}>
              <div class={css.elementTools}>
                <span>{name}</span>
                <ToolButton
                  icon="up"
                  label={wording.text('moveUp', name)}
                  disabled={index === 0}
                  onClick={() => swap(index - 1)}
                />
                <ToolButton
                  icon="down"
                  label={wording.text('moveDown', name)}
                  disabled={index === elements.length - 1}
                  onClick={() => swap(index)}
                />
                <ToolButton
                  icon="close"
                  label={wording.text('removeElement', name)}
                  onClick={() => write(elements.toSpliced(index, 1))}
                />
              </div>
              {children([...path, index])}
            </li>
          );
        })}
      </ol>
      {problem !== null && (
        <p id={problemId} class={css.problem} role="alert">
          {problem}
        </p>
      )}
      {elements.length > shown && (
        <PushButton onClick={() => setShown(shown + STEP)}>
          {wording.text('showMoreElements', wording.number(shown), wording.number(elements.length))}
        </PushButton>
      )}
      <PushButton
        onClick={() => {
          write([...elements, added]);
          setShown(Math.max(shown, elements.length + 1));
        }}
      >
        {adding}
      </PushButton>
    </div>
  );
}
