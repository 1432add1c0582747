import { FACT_LENGTH } from './limits.ts';
import { parseEngineCommand } from './parse-for-engine.ts';
import { parseParcelMessage } from './parse-parcel.ts';
import { invalid, isCount, isRecord, isTime, type Parsed, valid } from './parsed.ts';
import {
  type FromPanel,
  type FromRelay,
  isBatch,
  isDocumentId,
  isWorkerContext,
  parseKept,
  unread,
  type WorkerFacts,
} from './routing.ts';
import { parseToPage } from './to-page.ts';

/** What the background hears. Apart from what the panel hears, so that the panel does not load it. */

export function parseFromRelay(raw: unknown): Parsed<FromRelay> {
  if (!isRecord(raw)) return invalid('not a record');
  if (raw.type === 'hello') {
    const { documentId, timeOrigin } = raw;
    if (!isDocumentId(documentId) || !isTime(timeOrigin)) return invalid('bad hello');
    if (raw.worker === undefined) return valid({ type: 'hello', documentId, timeOrigin });
    const worker = parseWorkerFacts(raw.worker);
    return worker ? valid({ type: 'hello', documentId, timeOrigin, worker }) : invalid('bad worker');
  }
  if (raw.type === 'batch' && isBatch(raw.envelopes))
    return valid({ type: 'batch', ...unread(raw.envelopes, raw.packed) });
  if (raw.type === 'piece') return valid({ type: 'piece', piece: raw.piece });
  const kept = raw.type === 'handshakes' && parseKept(raw);
  return kept ? valid({ type: 'handshakes', ...kept }) : invalid('unknown message of a relay');
}

export function parseFromPanel(raw: unknown): Parsed<FromPanel> {
  if (!isRecord(raw)) return invalid('not a record');
  if (raw.type === 'discover') return valid({ type: 'discover' });
  if (raw.type === 'capture-workers' && typeof raw.on === 'boolean') {
    return valid({ type: 'capture-workers', on: raw.on });
  }
  if (raw.type === 'rules') {
    const { rules, seed } = raw;
    if (!Array.isArray(rules) || !isCount(seed)) return invalid('bad rules');
    return valid({ type: 'rules', rules, seed });
  }
  if (raw.type === 'to-engine' && isDocumentId(raw.documentId)) {
    const command = parseEngineCommand(raw.command);
    return command.ok ? valid({ type: 'to-engine', documentId: raw.documentId, command: command.value }) : command;
  }
  if (raw.type === 'parcel') {
    const message = parseParcelMessage(raw);
    return message.ok ? valid({ type: 'parcel', ...message.value }) : message;
  }
  if (raw.type !== 'to-document' || !isDocumentId(raw.documentId)) return invalid('unknown message of a panel');
  const message = parseToPage(raw.message);
  return message.ok ? valid({ type: 'to-document', documentId: raw.documentId, message: message.value }) : message;
}

/** Undefined when `raw` is not what a relay says of a worker. Its texts are the worker's own. */
function parseWorkerFacts(raw: unknown): WorkerFacts | undefined {
  if (!isRecord(raw)) return undefined;
  const { context, parent, url, timeOrigin } = raw;
  if (!isWorkerContext(context) || typeof url !== 'string' || !isTime(timeOrigin)) return undefined;
  if (parent !== undefined && !isDocumentId(parent)) return undefined;
  return { context, ...(parent === undefined ? {} : { parent }), url: url.slice(0, FACT_LENGTH), timeOrigin };
}
