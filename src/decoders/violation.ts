/** The names and numbers that lead from the outermost value of a message to one within. */
export type ValuePath = readonly (string | number)[];

/** Where a message is not what a document of the user says. */
export interface Violation {
  readonly path: ValuePath;
  /** What the document says should be there, as it goes on behind "expected". */
  readonly expected: string;
  /** What is there, shortened; untrusted text. */
  readonly found: string;
}

const PLAIN = /^[A-Za-z_$][\w$]*$/;
/** Steps of a path, and UTF-16 units of one, that are written. */
const STEPS = 40;
const LONGEST_STEP = 100;

/** As a query would name it: `$.items[3]["first name"]`. */
export function pathText(path: ValuePath): string {
  const steps = path.slice(0, STEPS).map((step) => {
    if (typeof step === 'number') return `[${step}]`;
    if (step.length > LONGEST_STEP) return `["${step.slice(0, LONGEST_STEP).toWellFormed()}…"]`;
    return PLAIN.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  });
  return `$${steps.join('')}${path.length > STEPS ? '…' : ''}`;
}

/** On one line. */
export const violationText = ({ path, expected, found }: Violation): string =>
  `${pathText(path)}: expected ${expected}, found ${found}`;
