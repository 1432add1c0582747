import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from './project.mjs';
import { DEBIAN_PACKAGES, missingServers } from './server-setup.mjs';

const programs = [...new Set(Object.values(DEBIAN_PACKAGES).map(({ program }) => program))];

test.each(programs)('%s, which packages are installed for, is a program of ours', (program) => {
  expect(existsSync(inProject(`test/servers/real/programs/${program}`))).toBe(true);
});

test('what a program needs is part of what all need', () => {
  expect(programs.flatMap((program) => missingServers(program)).sort()).toEqual(missingServers().sort());
  expect(missingServers('socketio.mjs')).toEqual([]);
});
