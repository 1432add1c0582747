import type { Decoded } from '../../decoders/decode-or-raw.ts';
import { REGISTRY } from '../../decoders/registry.ts';
import type { Content } from '../nested/content.ts';
import { PacketsView } from '../packets/packets-view.tsx';
import { useDecoded } from '../packets/use-decoded.ts';
import { usePanel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import { useTrail } from './content-trail.ts';
import css from './decoded-view.module.css';
import { DecodedView } from './decoded-view.tsx';
import { MessageDescribed } from './message-described.tsx';

/** A payload as the decoder of its connection has it; as JSON, a picture or what else it is where there is none. */
export function MessageDecoded({ content }: { readonly content: Content }) {
  const { wording } = usePanel();
  const { row } = useTrail();
  const decoded = useDecoded(row);
  if (decoded.kind === 'raw') {
    if (!decoded.failed) return <DecodedView content={content} />;
    const { decoder, reason } = decoded.failed;
    return (
      <div class={css.decoded}>
        <p class={css.failed}>{wording.text('notDecoded', REGISTRY[decoder].name, visibleText(reason))}</p>
        <div class={css.content}>
          <DecodedView content={content} />
        </div>
      </div>
    );
  }
  if (isPlain(decoded)) return <DecodedView content={content} />;
  const { decoder, packets } = decoded;
  if (decoder === 'asyncapi') {
    return <MessageDescribed row={row} decoder={decoder} packets={packets} content={content} />;
  }
  return (
    <div class={css.decoded}>
      <p class={css.statement}>
        {REGISTRY[decoder].name} · {wording.counted('packetCount', packets.length)}
      </p>
      {packets.length > 0 && (
        <div class={css.content}>
          <PacketsView key={row} packets={packets} />
        </div>
      )}
    </div>
  );
}

/** Whether the payload says all that the packets say: one JSON text, or no protocol at all. */
const isPlain = ({ decoder, packets }: Extract<Decoded, { kind: 'packets' }>): boolean =>
  decoder === 'raw' || (decoder === 'json' && packets.length < 2);
