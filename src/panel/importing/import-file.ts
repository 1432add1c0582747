import { Receiver } from '../../session/receiver.ts';
import { createPanelModel, loadSettings, type PanelModel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import { LogIntake } from './log-intake.ts';

/** Bytes that are read at once; progress is told in them. */
const PIECE = 1024 * 1024;

/** Opens a session that was exported, beside that of the tab; what is no such file changes nothing. */
export async function importFile(model: PanelModel, file: File): Promise<void> {
  const { dock, feedback, longAction, services, wording } = model;
  feedback.dismiss();
  const intake = new LogIntake();
  const name = visibleText(file.name);
  try {
    const end = await longAction.run({
      name: 'importing',
      items: piecesOf(file),
      each: async (piece) => {
        await intake.take(new Uint8Array(await piece.arrayBuffer()));
        return intake.wantsMore;
      },
      isValid: () => true,
    });
    if (end === 'cancelled') return feedback.done(wording.text('workCancelled'));
    if (end === 'busy') return;
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
  dock.show(imported);
}

function* piecesOf(file: Blob): Generator<Blob> {
  for (let at = 0; at < file.size; at += PIECE) yield file.slice(at, at + PIECE);
}
