import { PushButton } from '../components/push-button.tsx';
import scrolled from '../components/scrolled.module.css';
import { usePanel } from '../panel-model.ts';

/** Which message answers this one, or is answered by it, and how long that took; nothing when there is none. */
export function PartnerLink({ row }: { readonly row: number }) {
  const { meaning, selection, session, wording } = usePanel();
  void meaning.revision.value; // the reply may come later
  const { meanings } = session;
  const partner = meanings.partnerOf(row);
  if (partner < 0) return null;
  if (meanings.isMemberAt(row)) return <StartLink row={partner} />;
  const latency = meanings.latencyAt(Math.max(row, partner));
  const duration = latency === undefined ? '–' : wording.duration(latency);
  const number = String(session.seqAt(partner));
  return (
    <p class={scrolled.note}>
      {wording.text(partner < row ? 'timingAnswers' : 'timingAnswered', number, duration)}{' '}
      <PushButton tone="link" onClick={() => selection.selectRow(partner)}>
        {wording.text(partner < row ? 'goToRequest' : 'goToReply')}
      </PushButton>
    </p>
  );
}

/** What began the stream or subscription that a message belongs to. */
function StartLink({ row }: { readonly row: number }) {
  const { selection, session, wording } = usePanel();
  return (
    <p class={scrolled.note}>
      {wording.text('timingBelongs', String(session.seqAt(row)))}{' '}
      <PushButton tone="link" onClick={() => selection.selectRow(row)}>
        {wording.text('goToRequest')}
      </PushButton>
    </p>
  );
}
