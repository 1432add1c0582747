import { useRef, useState } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import css from './capture-settings.module.css';
import { chunkOf } from './chunk.ts';
import { Docked } from './docked.tsx';
import { Icon } from './icon.tsx';
import button from './tool-button.module.css';

const LIMITS = chunkOf(() => import('./capture-limits.tsx'));

/** What is taken down besides messages, under a button of the toolbar. */
export function CaptureSettings() {
  const { capture, wording } = usePanel();
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const { stacks, handling } = capture.observed.value;
  const name = wording.text('captureSettings');
  const onToggle = ({ newState }: { readonly newState: string }) => {
    setOpen(newState === 'open');
    if (newState === 'open') box.current?.querySelector('input')?.focus();
    // Closed with a key, what had the focus is hidden; closed with a click elsewhere, the focus is there.
    else if (isNowhere(document.activeElement) || box.current?.contains(document.activeElement))
      opener.current?.focus();
  };
  return (
    <>
      <button
        ref={opener}
        id="capture-settings"
        type="button"
        class={button.button}
        popovertarget="capture-settings-box"
        aria-label={name}
        aria-expanded={isOpen}
        title={`${name} (,)`}
      >
        <Icon name="settings" />
      </button>
      <div
        ref={box}
        id="capture-settings-box"
        class={css.box}
        popover="auto"
        role="group"
        aria-label={name}
        onToggle={onToggle}
        onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      >
        <label>
          <input
            type="checkbox"
            checked={stacks}
            onChange={({ currentTarget }) => void capture.set({ stacks: currentTarget.checked })}
          />
          {wording.text('captureStacks')}
        </label>
        <label>
          <input
            type="checkbox"
            checked={handling}
            onChange={({ currentTarget }) => void capture.set({ handling: currentTarget.checked })}
          />
          {wording.text('captureHandling')}
        </label>
        <Docked chunk={LIMITS} isWanted={isOpen}>
          {({ CaptureLimits }) => <CaptureLimits />}
        </Docked>
      </div>
    </>
  );
}

const isNowhere = (focused: Element | null): boolean => focused === null || focused === document.body;
