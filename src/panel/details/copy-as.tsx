import { useRef } from 'preact/hooks';
import type { Message } from '../../session/session-event.ts';
import button from '../components/push-button.module.css';
import { usePanel } from '../panel-model.ts';
import { openCopyMenu } from './copy-menu.ts';

/** Copies a message in another form. */
export function CopyAs({ message }: { readonly message: Message }) {
  const model = usePanel();
  const opener = useRef<HTMLButtonElement>(null);
  const open = () => {
    const { left: x = 0, bottom: y = 0 } = opener.current?.getBoundingClientRect() ?? {};
    void openCopyMenu(model, message, { x, y });
  };
  return (
    <button ref={opener} type="button" class={button.button} aria-haspopup="menu" onClick={open}>
      {model.wording.text('copyAs')} <span aria-hidden="true">▾</span>
    </button>
  );
}
