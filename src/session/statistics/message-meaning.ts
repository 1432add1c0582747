/** What sums need to know of the meaning of messages; `Meanings` tells it. */
export interface MessageMeaning {
  typeAt(row: number): string;
  /** On the row of a reply: ms since its request. */
  latencyAt(row: number): number | undefined;
  isHeartbeatAt(row: number): boolean;
  isErrorAt(row: number): boolean;
}
