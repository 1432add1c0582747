import { PushButton } from '../components/push-button.tsx';
import type { Content } from '../nested/content.ts';
import { usePanel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import css from './breadcrumbs.module.css';
import { useTrail } from './content-trail.ts';

const NAMES: Readonly<Record<NonNullable<Content['form']>, MessageKey>> = {
  jwt: 'formJwt',
  json: 'formJson',
  'data-url': 'formDataUrl',
  base64: 'formBase64',
  form: 'formForm',
  url: 'formUrl',
  gzip: 'formGzip',
  zlib: 'formZlib',
  deflate: 'formDeflate',
  selection: 'formSelection',
  value: 'formValue',
};

/** What a form of content is called. */
export const formName = (form: Content['form']): MessageKey => (form === null ? 'formMessage' : NAMES[form]);

/** The way back from what was opened within a payload. */
export function Breadcrumbs() {
  const { wording } = usePanel();
  const { backTo, contents } = useTrail();
  if (contents.length < 2) return null;
  return (
    <nav class={css.trail} aria-label={wording.text('breadcrumbs')}>
      <ol>
        {contents.map(({ form }, level) => (
          <li key={level}>
            {level < contents.length - 1 ? (
              <PushButton tone="link" onClick={() => backTo(level)}>
                {wording.text(formName(form))}
              </PushButton>
            ) : (
              <span aria-current="true">{wording.text(formName(form))}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
