import { DEBIAN_CASES } from './debian-cases.ts';
import { runCases } from './run-cases.ts';

runCases(DEBIAN_CASES);
