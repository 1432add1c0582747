import type { DecoderId, Packet } from '../../decoders/decoder.ts';
import { REGISTRY } from '../../decoders/registry.ts';
import type { Content } from '../nested/content.ts';
import { PacketsView } from '../packets/packets-view.tsx';
import { usePanel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import css from './decoded-view.module.css';
import { DecodedView } from './decoded-view.tsx';
import own from './violation-list.module.css';
import { ViolationList } from './violation-list.tsx';

interface MessageDescribedProps {
  readonly row: number;
  readonly decoder: DecoderId;
  readonly packets: readonly Packet[];
  readonly content: Content;
}

/** A message that a document of the user describes: which one it is, what is wrong with it, and what it holds. */
export function MessageDescribed({ row, decoder, packets, content }: MessageDescribedProps) {
  const { session, wording } = usePanel();
  const connection = session.connectionIdAt(row);
  const url = session.connections.get(connection)?.url ?? '';
  const document = session.meanings.presets.asyncApiFor(connection, url)?.document;
  const violations = packets.flatMap((packet) => packet.violations ?? []);
  const remarks = packets.flatMap((packet) => packet.remarks ?? []);
  const isJson = typeof content.data === 'string';
  const isChecked = packets.some((packet) => packet.violations !== undefined) && remarks.length === 0;
  return (
    <div class={css.decoded}>
      <p class={css.statement}>
        {REGISTRY[decoder].name} · {visibleText(packets[0]?.type ?? '')}
        {document && ` · ${visibleText(document.title)} ${visibleText(document.version)}`}
        {violations.length === 0 && isChecked && ` · ${wording.text('asyncApiFits')}`}
      </p>
      <ViolationList violations={violations} isLinked={isJson} />
      {remarks.map((remark) => (
        <p key={remark} class={own.remarks}>
          <bdi>{visibleText(remark)}</bdi>
        </p>
      ))}
      <div class={css.content}>
        {isJson ? <DecodedView content={content} /> : <PacketsView key={row} packets={packets} />}
      </div>
    </div>
  );
}
