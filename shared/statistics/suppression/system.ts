/**
 * One count that a reader may or may not know. `cap` is an upper limit that everybody knows, `cost` weighs what hiding
 * the count would lose. The value of a count that the release does not hold is found by `complete`.
 */
export interface Variable {
  value: number;
  cap: number;
  cost: number;
  hidden: boolean;
}

/** `factor` times a variable, by its number in the system. */
export type Term = readonly [variable: number, factor: number];

/** A sum of terms and a known number. */
export interface Sum {
  terms: Term[];
  constant: number;
}

/** The sum of the terms equals, or is at most, the limit: something that everybody knows to be true of the counts. */
export interface Constraint {
  terms: Term[];
  equal: boolean;
  limit: number;
  /** Where it comes from, for errors. */
  where?: string;
}

/** The counts of a release and everything that a reader knows about them, but for the shown values themselves. */
export class System {
  readonly constraints: Constraint[] = [];
  private readonly byVariable = new Map<number, number[]>();

  constructor(readonly variables: Variable[] = []) {}

  /** Returns the variable's number. Throws a RangeError for a value that is not a count. */
  add(variable: Variable): number {
    if (!Number.isSafeInteger(variable.value) || variable.value < 0)
      throw new RangeError(`${variable.value} is not a count`);
    return this.variables.push(variable) - 1;
  }

  /** The numbers of the constraints that name a variable. */
  touching(variable: number): readonly number[] {
    return this.byVariable.get(variable) ?? [];
  }

  constrain(left: Sum, relation: 'equals' | 'atMost', right: Sum, where: string): void {
    const factors = new Map<number, number>();
    for (const [variable, factor] of [...left.terms, ...negative(right).terms]) {
      factors.set(variable, (factors.get(variable) ?? 0) + factor);
    }
    const terms = [...factors].filter(([, factor]) => factor !== 0);
    this.note({ terms, equal: relation === 'equals', limit: right.constant - left.constant, where });
  }

  /** How far the true counts stay below a constraint's limit. */
  slack({ terms, limit }: Constraint): number {
    return terms.reduce((rest, [variable, factor]) => rest - factor * this.variables[variable]!.value, limit);
  }

  /** Throws a RangeError that says where the true counts break what is known of them. */
  check(): void {
    for (const constraint of this.constraints) {
      const slack = this.slack(constraint);
      if (constraint.equal ? slack !== 0 : slack < 0)
        throw new RangeError(`counts disagree: ${constraint.where}`);
    }
  }

  /** Joins a constraint of another system over the same variables. */
  note(constraint: Constraint): void {
    const at = this.constraints.push(constraint) - 1;
    for (const [variable] of constraint.terms) {
      const own = this.byVariable.get(variable);
      if (own) own.push(at);
      else this.byVariable.set(variable, [at]);
    }
  }
}

export const known = (constant: number): Sum => ({ terms: [], constant });

export const one = (variable: number): Sum => ({ terms: [[variable, 1]], constant: 0 });

export const plus = (...sums: Sum[]): Sum => ({
  terms: sums.flatMap(({ terms }) => terms),
  constant: sums.reduce((total, { constant }) => total + constant, 0),
});

export const negative = ({ terms, constant }: Sum): Sum => ({
  terms: terms.map(([variable, factor]) => [variable, -factor]),
  constant: -constant,
});
