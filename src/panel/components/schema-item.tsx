import { usePanel } from '../panel-model.ts';
import type { ImportedSchema } from '../stores/schema-store.ts';
import { visibleText } from '../text/visible-text.ts';
import { offerRemoved } from '../undo/offer-removed.ts';
import { ToolButton } from './tool-button.tsx';

interface SchemaItemProps {
  readonly schema: ImportedSchema;
  /** For one whose choices can be made anew. */
  readonly onChange: () => void;
}

/** A document that describes a protocol of the user, and what can be done with it. */
export function SchemaItem({ schema: { document, text }, onChange }: SchemaItemProps) {
  const model = usePanel();
  const { schemas, services, wording } = model;
  const name = visibleText(document.name);
  const save = () => services.save(`${document.name.replace(/[^\w.-]+/g, '-')}.json`, [text], 'application/json');
  return (
    <li>
      <bdi>{name}</bdi>
      {document.protobuf && (
        <ToolButton icon="settings" label={wording.text('changeSchema', name)} onClick={onChange} />
      )}
      <ToolButton icon="export" label={wording.text('exportSchema', name)} onClick={save} />
      <ToolButton
        icon="close"
        label={wording.text('removeSchema', name)}
        onClick={() => offerRemoved(model, document.name, schemas.remove(document.name))}
      />
    </li>
  );
}
