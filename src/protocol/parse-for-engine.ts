import { type EngineCommand, type FromEngine, parseEngineNews, parseItems } from './engine.ts';
import { COMMAND_PAYLOAD_LIMIT, FACT_LENGTH } from './limits.ts';
import { invalid, isCount, isRecord, isText, type Parsed, valid } from './parsed.ts';
import { parsePayload } from './payload.ts';

export function parseEngineCommand(raw: unknown): Parsed<EngineCommand> {
  if (!isRecord(raw)) return invalid('not a command for the engine');
  switch (raw.type) {
    case 'release':
    case 'drop': {
      const items = parseItems(raw.items);
      return items ? valid({ type: raw.type, items }) : invalid(`bad ${raw.type}`);
    }
    case 'release-edited': {
      const payload = parsePayload(raw.payload, COMMAND_PAYLOAD_LIMIT);
      if (!payload || !isCount(raw.item)) return invalid('bad release-edited');
      return valid({ type: 'release-edited', item: raw.item, payload });
    }
    case 'release-all':
      return valid({ type: 'release-all' });
    case 'release-until':
      return isText(raw.query, FACT_LENGTH)
        ? valid({ type: raw.type, query: raw.query })
        : invalid('bad release-until');
    default:
      return invalid('unknown command for the engine');
  }
}

/** Reads what an engine tells. Its texts and payloads are the page's. */
export function parseFromEngine(raw: unknown): Parsed<FromEngine> {
  if (!isRecord(raw)) return invalid('not from an engine');
  if (raw.type === 'hello' || raw.type === 'alive') return valid({ type: raw.type });
  if (raw.type !== 'news' || !isText(raw.documentId, 100)) return invalid('unknown message of an engine');
  const news = parseEngineNews(raw.news);
  return news ? valid({ type: 'news', documentId: raw.documentId, news }) : invalid('bad news of an engine');
}
