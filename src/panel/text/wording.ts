import type { CountedKey, MessageKey, Translate } from '../panel-services.ts';

/** Units of time, the ms from which they are used, and their ms. */
const UNITS = [
  ['day', 172_800_000, 86_400_000],
  ['hour', 3_600_000, 3_600_000],
  ['minute', 60_000, 60_000],
  ['second', 1_000, 1_000],
  ['millisecond', 0, 1],
] as const;

/** Texts, numbers, sizes and times in the language of the interface. */
export class Wording {
  readonly text: Translate;
  readonly #numbers: Intl.NumberFormat;
  readonly #smallSizes = new Map<number, string>();
  readonly #short: Intl.NumberFormat;
  readonly #plurals: Intl.PluralRules;
  readonly #kilobytes: Intl.NumberFormat;
  readonly #megabytes: Intl.NumberFormat;
  readonly #moments: Intl.DateTimeFormat;
  readonly #days: Intl.DateTimeFormat;
  readonly #durations: Intl.NumberFormat;
  readonly #lasting: ReadonlyMap<string, Intl.NumberFormat>;

  constructor(translate: Translate) {
    this.text = translate;
    const locale = translate('locale');
    const unit = { style: 'unit', unitDisplay: 'short', maximumSignificantDigits: 3 } as const;
    this.#numbers = new Intl.NumberFormat(locale);
    this.#short = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
    this.#plurals = new Intl.PluralRules(locale);
    this.#kilobytes = new Intl.NumberFormat(locale, { ...unit, unit: 'kilobyte' });
    this.#megabytes = new Intl.NumberFormat(locale, { ...unit, unit: 'megabyte' });
    const milliseconds = { style: 'unit', unit: 'millisecond', maximumFractionDigits: 1 } as const;
    this.#durations = new Intl.NumberFormat(locale, milliseconds);
    this.#lasting = new Map(UNITS.map(([name]) => [name, new Intl.NumberFormat(locale, { ...unit, unit: name })]));
    this.#days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
    this.#moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  }

  number(value: number): string {
    return this.#numbers.format(value);
  }

  /** With three digits that matter: `0.34`, `12.3`, `1,200`. */
  short(value: number): string {
    return this.#short.format(value);
  }

  /** The text of `key` for `count`, which is its `$1`. */
  counted(key: CountedKey, count: number, ...others: string[]): string {
    const form: MessageKey = this.#plurals.select(count) === 'one' ? `${key}_one` : `${key}_other`;
    return this.text(form, this.number(count), ...others);
  }

  /** `512 B`, `12.4 kB`, `5 MB`; a kilobyte is 1,000 bytes. */
  bytes(size: number): string {
    if (size < 1_000) return this.#smallSize(size);
    return size < 999_500 ? this.#kilobytes.format(size / 1_000) : this.#megabytes.format(size / 1_000_000);
  }

  /** There are few of these, and every row shows one. */
  #smallSize(size: number): string {
    const text = this.#smallSizes.get(size) ?? this.text('bytes', this.number(size));
    if (Number.isInteger(size)) this.#smallSizes.set(size, text);
    return text;
  }

  /** `0.4 ms`, `12.3 ms`, `1,204 ms`. */
  duration(milliseconds: number): string {
    return this.#durations.format(milliseconds);
  }

  /** `0.5 ms`, `4.25 s`, `3.5 min`, `26 h`: of any length, short. */
  lasting(milliseconds: number): string {
    const [unit, , size] = UNITS.find(([, least]) => milliseconds >= least) ?? UNITS[4];
    return (this.#lasting.get(unit) ?? this.#durations).format(milliseconds / size);
  }

  /** `14:03:07.042` in local time, of ms since the Unix epoch. */
  time(at: number): string {
    const date = new Date(at);
    if (Number.isNaN(date.getTime())) return '–';
    const two = (value: number) => String(value).padStart(2, '0');
    const seconds = `${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
    return `${two(date.getHours())}:${two(date.getMinutes())}:${seconds}`;
  }

  /** `+0.042`, `+1:02.500`, `−0.010`: seconds, of ms from one moment to another. */
  elapsed(milliseconds: number): string {
    if (!Number.isFinite(milliseconds)) return '–';
    const [all, sign] = [Math.round(Math.abs(milliseconds)), milliseconds < 0 ? '−' : '+'];
    const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
    const rest = String(all % 1_000).padStart(3, '0');
    const [seconds, minutes, hours] = [(all / 1_000) % 60, (all / 60_000) % 60, Math.floor(all / 3_600_000)];
    if (all < 60_000) return `${sign}${Math.floor(seconds)}.${rest}`;
    if (hours === 0) return `${sign}${Math.floor(minutes)}:${two(seconds)}.${rest}`;
    return `${sign}${hours}:${two(minutes)}:${two(seconds)}.${rest}`;
  }

  /** `2026-01-31T14:03:07.042Z`: cheap enough for every row that is drawn. */
  stamp(at: number): string {
    const date = new Date(at);
    return Number.isNaN(date.getTime()) ? '–' : date.toISOString();
  }

  /** The day in local time: `31 Jan`. */
  day(at: number): string {
    const date = new Date(at);
    return Number.isNaN(date.getTime()) ? '–' : this.#days.format(date);
  }

  /** Date and time in words. */
  moment(at: number): string {
    const date = new Date(at);
    return Number.isNaN(date.getTime()) ? '–' : this.#moments.format(date);
  }
}
