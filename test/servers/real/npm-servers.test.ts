import { NPM_CASES } from './npm-cases.ts';
import { runCases } from './run-cases.ts';

runCases(NPM_CASES);
