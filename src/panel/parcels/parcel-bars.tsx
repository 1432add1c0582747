import type { Parcel } from '../../session/parcels.ts';
import { usePanel } from '../panel-model.ts';
import { WorkProgress } from '../slices/work-progress.tsx';
import { urlParts } from '../text/url-parts.ts';

/** How far each big message is on its way to its page, and the button that gives it up. */
export function ParcelBars() {
  const { parcels } = usePanel();
  return parcels.current.value.map((parcel) => <ParcelBar key={parcel.command.commandId} parcel={parcel} />);
}

function ParcelBar({ parcel }: { readonly parcel: Parcel }) {
  const { services, session, wording } = usePanel();
  const { command, documentId, isPosted, length, taken } = parcel;
  const { receiver } = services;
  const connection = receiver.connectionOf(documentId, command.connectionId) ?? '';
  const { path } = urlParts(session.connections.get(connection)?.url ?? '');
  const name = command.type === 'send' ? 'parcelSend' : 'parcelInject';
  const label = wording.text(name, path, wording.bytes(taken), wording.bytes(length));
  const cancel = isPosted ? null : () => receiver.commands.parcels.cancel(command.commandId);
  return <WorkProgress label={label} state={{ type: 'busy', progress: taken / length, cancel }} />;
}
