import { expect, test } from 'vitest';
import { decodeMessages, type Written } from './decode-messages.ts';

/** Messages written from the specification of a protocol, each with the line that it becomes. */
export interface WrittenConnection {
  readonly decoder: string;
  readonly facts?: { readonly url?: string; readonly subprotocol?: string };
  readonly cases: readonly (readonly [...Written, line: string])[];
}

/** Tests that each is recognised, and every message of it told and paired, as it says. */
export function describeWritten(connections: Readonly<Record<string, WrittenConnection>>): void {
  test.each(Object.entries(connections))('%s', async (_name, { decoder, facts = {}, cases }) => {
    const decoded = await decodeMessages(facts, ...cases.map(([way, data]): Written => [way, data]));
    expect(decoded.decoder).toBe(decoder);
    expect(decoded.lines).toEqual(cases.map(([, , line]) => line));
  });
}
