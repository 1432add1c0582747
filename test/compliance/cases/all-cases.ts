import type { Area, CaseTable } from '../case.ts';
import { binaryTypeCases } from './binary-type.ts';
import { changedBuiltInsCases } from './changed-built-ins.ts';
import { closingCases } from './closing.ts';
import { constructionCases } from './construction.ts';
import { convertingCases } from './converting.ts';
import { engineBoundsCases } from './engine-bounds.ts';
import { eventsCases } from './events.ts';
import { framesCases } from './frames.ts';
import { functionTextCases } from './function-text.ts';
import { handlersCases } from './handlers.ts';
import { illegalThisCases } from './illegal-this.ts';
import { librariesCases } from './libraries.ts';
import { listenersCases } from './listeners.ts';
import { otherApisCases } from './other-apis.ts';
import { otherStacksCases } from './other-stacks.ts';
import { pageWrappersCases } from './page-wrappers.ts';
import { policiesCases } from './policies.ts';
import { propertiesCases } from './properties.ts';
import { sendingCases } from './sending.ts';
import { stackTrapsCases } from './stack-traps.ts';
import { stacksCases } from './stacks.ts';
import { subclassingCases } from './subclassing.ts';
import { visibilityCases } from './visibility.ts';

const AREAS: readonly Area[] = [
  { name: 'construction', sharesPage: true, cases: constructionCases },
  { name: 'properties', sharesPage: false, cases: propertiesCases },
  { name: 'subclassing', sharesPage: true, cases: subclassingCases },
  { name: 'handlers', sharesPage: true, cases: handlersCases },
  { name: 'listeners', sharesPage: true, cases: listenersCases },
  { name: 'events', sharesPage: true, cases: eventsCases },
  { name: 'closing', sharesPage: true, cases: closingCases },
  { name: 'binaryType', sharesPage: true, cases: binaryTypeCases },
  { name: 'sending', sharesPage: true, cases: sendingCases },
  { name: 'converting', sharesPage: true, cases: convertingCases },
  { name: 'illegal this', sharesPage: true, cases: illegalThisCases },
  { name: 'other APIs', sharesPage: true, cases: otherApisCases },
  { name: 'text of functions', sharesPage: false, cases: functionTextCases },
  { name: 'wrappers of the page', sharesPage: false, cases: pageWrappersCases },
  { name: 'changed built-ins', sharesPage: false, cases: changedBuiltInsCases },
  { name: 'libraries', sharesPage: false, cases: librariesCases },
  { name: 'frames', sharesPage: false, cases: framesCases },
  { name: 'policies', sharesPage: false, cases: policiesCases },
  { name: 'stacks', sharesPage: false, cases: stacksCases },
  { name: 'traps of stacks', sharesPage: false, cases: stackTrapsCases },
  { name: 'stacks of other APIs', sharesPage: false, cases: otherStacksCases },
  { name: 'bounds of the engine', sharesPage: true, cases: engineBoundsCases },
  { name: 'nothing is visible', sharesPage: false, cases: visibilityCases },
];

const entriesOf = ({ name, cases }: Area) =>
  Object.entries(cases).map(([what, run]) => [`${name}: ${what}`, run] as const);

/** Every case of the suite, by `area: name`. */
export const CASES: CaseTable = Object.fromEntries(AREAS.flatMap(entriesOf));

/** The names of the cases that run in one page, for each page. */
export const GROUPS: readonly (readonly string[])[] = AREAS.flatMap((area) => {
  const names = entriesOf(area).map(([name]) => name);
  return area.sharesPage ? [names] : names.map((name) => [name]);
});
