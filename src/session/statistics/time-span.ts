/** A piece of time: from `from` up to, not including, `to`, in ms since the Unix epoch. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

export const holdsTime = ({ from, to }: TimeSpan, at: number): boolean => at >= from && at < to;
