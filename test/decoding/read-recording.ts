import { readFileSync } from 'node:fs';
import { readSessionLog } from '../../src/formats/read-session-log.ts';
import { Session } from '../../src/session/session.ts';

/** The session of a recording, as `system/scenario`, decoded. */
export async function readRecording(name: string): Promise<Session> {
  const text = readFileSync(new URL(`../recordings/${name}.ndjson`, import.meta.url), 'utf8');
  const session = new Session();
  session.append(readSessionLog(text).events);
  await session.meanings.advance(() => false);
  return session;
}
