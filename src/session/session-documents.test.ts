import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sessionEvents } from '../../test/arbitraries/session-events.ts';
import { Session } from './session.ts';
import type { SessionEvent } from './session-event.ts';

test('keepDocuments keeps of any session the events of what is kept, in their order', () => {
  fc.assert(
    fc.property(sessionEvents(), sessionEvents(), (before, after) => {
      const session = new Session();
      session.append(before);
      session.clear();
      session.append(after);
      const documentOf = (event: SessionEvent) =>
        'document' in event ? event.document : session.connections.get(event.connection)?.document;
      const wanted = [...session.events()].filter((event) => documentOf(event) === 'd1');
      fc.pre(session.documents.has('d2'));
      session.keepDocuments(({ id }) => id === 'd1');
      expect([...session.events()]).toEqual(session.documents.has('d1') ? wanted : []);
    }),
    { numRuns: 30 },
  );
});
