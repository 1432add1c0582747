import { Receiver } from '../../session/receiver.ts';
import { createPanelModel, loadSettings, type PanelModel } from '../panel-model.ts';
import { sessionCap } from '../stores/capture-store.ts';
import { visibleText } from '../text/visible-text.ts';
import { LogIntake } from './log-intake.ts';

/** Bytes that are read at once; progress is told in them. */
const PIECE = 1024 * 1024;

/** Opens a session that was exported, beside that of the tab; what is no such file changes nothing. */
export async function importFile(model: PanelModel, file: File): Promise<void> {
  const { capture, dock, feedback, longAction, services, wording } = model;
  feedback.dismiss();
  const intake = new LogIntake({ cap: sessionCap(capture.cap.value) });
  const name = visibleText(file.name);
  const isShown = () => dock.imported.peek() === (model.importedFile ? model : null);
  try {
    const end = await longAction.run({
      name: 'importing',
      items: piecesOf(file),
      total: Math.ceil(file.size / PIECE),
      each: async (piece) => {
        await intake.take(new Uint8Array(await piece.arrayBuffer()));
        return intake.wantsMore;
      },
      isValid: isShown,
    });
    if (!isShown()) return; // the user has gone back to the page
    if (end === 'cancelled') return feedback.done(wording.text('workCancelled'));
    if (end === 'busy') return feedback.problem(wording.text('workBusy'));
  } catch {
    return feedback.problem(wording.text('fileUnreadable', name));
  }
  intake.end();
  if (intake.verdict !== 'log') {
    return feedback.problem(wording.text(intake.verdict === 'newer' ? 'importNewer' : 'importNotOurs', name));
  }
  const { unread } = intake;
  const receiver = new Receiver(intake.session, 'imported');
  const imported = createPanelModel({ ...services, receiver }, { dock, importedFile: { name: file.name, unread } });
  await loadSettings(imported);
  if (isShown()) dock.show(imported);
  else imported.dispose();
}

function* piecesOf(file: Blob): Generator<Blob> {
  for (let at = 0; at < file.size; at += PIECE) yield file.slice(at, at + PIECE);
}
