import { useState } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';

/** Bytes in which a schema of our own says what it is. */
const BEGINNING = 4_096;

/** Takes files that describe messages: documents of AsyncAPI by a choice, all kinds by dropping them on an element. */
export function useDocumentFiles(loadSchemas: (files: readonly File[]) => Promise<void>) {
  const { asyncApi, feedback, wording } = usePanel();
  const [isOver, setIsOver] = useState(false);
  const loadAsyncApi = async (file: File) => {
    try {
      const { document, isKept } = await asyncApi.add(file);
      if (!isKept) return; // which has been told
      const { title, notes } = document;
      const shown = visibleText(title);
      const told = notes.length === 0 ? '' : ` ${wording.counted('asyncApiNotesTold', notes.length)}`;
      feedback.done(`${wording.text('asyncApiLoaded', shown)}${told}`);
    } catch (error) {
      feedback.problem(wording.text('asyncApiRefused', visibleText(error instanceof Error ? error.message : '')));
    }
  };
  const drop = async (event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    setIsOver(false);
    const schemas: File[] = [];
    for (const file of files) {
      if (await isSchema(file)) schemas.push(file);
      else await loadAsyncApi(file);
    }
    if (schemas.length > 0) await loadSchemas(schemas);
  };
  const dragOver = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault(); // or the browser would open the file
    setIsOver(true);
  };
  const dropTarget = {
    'data-drop': isOver || undefined,
    onDragOver: dragOver,
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => void drop(event),
  };
  return { loadAsyncApi, dropTarget };
}

/** A document of AsyncAPI is JSON or YAML; what is neither, or says that it is a schema of our own, is for the schemas. */
async function isSchema(file: File): Promise<boolean> {
  if (!/\.(?:json|ya?ml)$/i.test(file.name)) return true;
  return (await file.slice(0, BEGINNING).text()).includes('"wirescopeDecoder"');
}
