import { pathText, type Violation } from '../../decoders/violation.ts';
import { PushButton } from '../components/push-button.tsx';
import { usePanel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import css from './violation-list.module.css';

interface ViolationListProps {
  readonly violations: readonly Violation[];
  /** Whether the values can be shown in a tree beside it. */
  readonly isLinked: boolean;
}

/** Where a message is not what the user's document says: each leads to its value. */
export function ViolationList({ violations, isLinked }: ViolationListProps) {
  const { details, wording } = usePanel();
  if (violations.length === 0) return null;
  return (
    <ul class={css.violations} aria-label={wording.text('violations')}>
      {violations.map((violation, number) => {
        const path = visibleText(pathText(violation.path));
        const [expected, found] = [visibleText(violation.expected), visibleText(violation.found)];
        return (
          <li key={number}>
            {isLinked ? (
              <PushButton
                tone="link"
                title={wording.text('showValue')}
                onClick={() => {
                  details.wishedPath.value = violation.path;
                }}
              >
                {path}
              </PushButton>
            ) : (
              <bdi class={css.path}>{path}</bdi>
            )}{' '}
            <bdi>{wording.text('violation', expected, found)}</bdi>
          </li>
        );
      })}
    </ul>
  );
}
