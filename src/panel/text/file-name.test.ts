import { expect, test } from 'vitest';
import { sessionLogName } from './file-name.ts';

test.each([
  { host: 'app.example', name: 'wirescope-app.example-2026-01-31T12-00-00.ndjson' },
  { host: '', name: 'wirescope-2026-01-31T12-00-00.ndjson' },
  { host: '../../etc/passwd', name: 'wirescope-etc-passwd-2026-01-31T12-00-00.ndjson' },
  { host: '[::1]', name: 'wirescope-1-2026-01-31T12-00-00.ndjson' },
  { host: 'x'.repeat(300), name: `wirescope-${'x'.repeat(80)}-2026-01-31T12-00-00.ndjson` },
])('$host', ({ host, name }) => expect(sessionLogName(host, Date.UTC(2026, 0, 31, 12))).toBe(name));
