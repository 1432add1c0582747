import type { Payload } from '../../protocol/payload.ts';
import type { JsonNode } from '../json/json-node.ts';
import { payloadBytes } from '../matching/payload-text.ts';
import { usePanel } from '../panel-model.ts';
import css from './decoded-view.module.css';
import { HexView } from './hex-view.tsx';
import { JsonView } from './json-view.tsx';
import { TextView } from './text-view.tsx';

interface DecodedViewProps {
  readonly payload: Payload;
  /** Null when the payload is no JSON. */
  readonly json: JsonNode | null;
}

/** What a payload means: a tree when it is JSON; otherwise a statement of what it is, and its content. */
export function DecodedView({ payload, json }: DecodedViewProps) {
  const { wording } = usePanel();
  if (json) return <JsonView root={json} />;
  const isEmpty = payload.opcode === 'text' ? payload.data === '' : payload.data.byteLength === 0;
  const isCut = payload.fullSize !== undefined;
  const kind = payload.opcode === 'text' ? (isCut ? 'statementCutText' : 'statementText') : 'statementBinary';
  return (
    <div class={css.decoded}>
      <p class={css.statement}>{wording.text(isEmpty ? 'statementEmpty' : kind)}</p>
      {!isEmpty && (
        <div class={css.content}>
          {payload.opcode === 'text' ? (
            <TextView text={payload.data} isJson={false} />
          ) : (
            <HexView bytes={payloadBytes(payload)} />
          )}
        </div>
      )}
    </div>
  );
}
