const SIZE = /^(\d{1,16}(?:\.\d{1,9})?)(b|k|kb|m|mb|g|gb)?$/i;
const SIZES: Readonly<Record<string, number>> = { b: 1, k: 1_000, m: 1_000_000, g: 1_000_000_000 };
const DURATION = /^(\d{1,12}(?:\.\d{1,9})?)(us|µs|ms|s|m|min|h)$/i;
const DURATIONS: Readonly<Record<string, number>> = {
  us: 0.001,
  µs: 0.001,
  ms: 1,
  s: 1_000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
};
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/;

/** Bytes, of `512`, `1k`, `1.5M`; a kilobyte is 1,000 bytes, as in DevTools. */
export function parseSize(text: string): number | undefined {
  const [, number, unit = 'b'] = SIZE.exec(text) ?? [];
  const size = Math.round(Number(number) * (SIZES[unit.charAt(0).toLowerCase()] ?? Number.NaN));
  return Number.isSafeInteger(size) ? size : undefined;
}

export function printSize(bytes: number): string {
  if (bytes === 0 || bytes % 1_000 !== 0) return String(bytes);
  return bytes % 1_000_000 === 0 ? `${bytes / 1_000_000}M` : `${bytes / 1_000}k`;
}

/** Milliseconds, of `200ms`, `1.5s`, `2m`, `1h`; to the microsecond. A number alone could be anything: undefined. */
export function parseDuration(text: string): number | undefined {
  const [, number, unit = ''] = DURATION.exec(text) ?? [];
  const microseconds = Math.round(Number(number) * (DURATIONS[unit.toLowerCase()] ?? Number.NaN) * 1_000);
  return Number.isSafeInteger(microseconds) ? microseconds / 1_000 : undefined;
}

export function printDuration(ms: number): string {
  return ms === 0 || ms % 1_000 !== 0 ? `${ms}ms` : `${ms / 1_000}s`;
}

/** Milliseconds since midnight, of `12:30`, `12:30:05`, `12:30:05.250`. */
export function parseClock(text: string): number | undefined {
  const [, hours, minutes, seconds = '0', fraction = ''] = CLOCK.exec(text) ?? [];
  const [h, m, s, ms] = [Number(hours), Number(minutes), Number(seconds), Number(fraction.padEnd(3, '0'))];
  return h < 24 && m < 60 && s < 60 ? ((h * 60 + m) * 60 + s) * 1_000 + ms : undefined;
}

export function printClock(sinceMidnight: number): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  const ms = sinceMidnight % 1_000;
  const seconds = Math.floor(sinceMidnight / 1_000);
  const fraction = ms === 0 ? '' : `.${String(ms).padStart(3, '0')}`;
  return `${two(seconds / 3_600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`;
}
