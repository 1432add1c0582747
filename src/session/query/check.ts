/** One condition, made ready to be asked. */
export interface Check {
  /** What an answer costs, roughly: a column is 1, a name 2, a text 10, JSON 50, a user's regular expression 100. */
  readonly cost: number;
  /** Undefined: nobody has asked the user's regular expression yet. */
  readonly test: (row: number) => boolean | undefined;
}

/** All of them, or with `decisive` any of them; what costs least is asked first, and often nothing else. */
export function joined(checks: readonly Check[], decisive: boolean): Check {
  const byCost = checks.toSorted((a, b) => a.cost - b.cost);
  return {
    cost: Math.max(...checks.map(({ cost }) => cost)),
    test: (row) => {
      let answer: boolean | undefined = !decisive;
      for (const { test } of byCost) {
        const one = test(row);
        if (one === decisive) return decisive;
        if (one === undefined) answer = undefined;
      }
      return answer;
    },
  };
}

export function opposite({ cost, test }: Check): Check {
  return {
    cost,
    test: (row) => {
      const answer = test(row);
      return answer === undefined ? undefined : !answer;
    },
  };
}
