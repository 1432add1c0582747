/** The file name of a session log: `wirescope-app.example-2026-01-31T12-00-00.ndjson`. `at`: ms since the epoch. */
export function sessionLogName(host: string, at: number): string {
  const safeHost = host
    .replace(/[^a-z0-9.-]+/gi, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80);
  const moment = new Date(at).toISOString().slice(0, 19).replaceAll(':', '-');
  return ['wirescope', ...(safeHost === '' ? [] : [safeHost]), moment].join('-').concat('.ndjson');
}
