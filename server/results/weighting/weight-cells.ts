import { type Answers, answerOf, type StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';
import { evaluate } from '#shared/questionnaire/logic.ts';
import { lookupOf } from '#shared/questionnaire/replay.ts';
import type { WeightingPlan, WeightingVariable } from '#shared/questionnaire/weighting-plan.ts';

/** One variable of a plan and its categories: its bands in order, then those in none where a rule lets them take part. */
export interface CellVariable extends WeightingVariable {
  /** How many categories; one more than bands where there is a rule for those in none. */
  categories: number;
}

/** The cells of a plan: every combination of its variables' categories. */
export interface WeightCells {
  plan: WeightingPlan;
  variables: CellVariable[];
  size: number;
  /** The category of a cell in a variable; the number of bands for those in none. */
  categoryOf(cell: number, variable: number): number;
  /** The cell that stored answers fall into; -1 outside the frame. */
  cellOf(answers: StoredAnswers): number;
}

const known = new WeakMap<Definition, WeightCells>();

/** The weight cells of a definition; undefined where it declares no plan. A definition never changes, so neither do they. */
export function weightCells(definition: Definition): WeightCells | undefined {
  const { weighting: plan } = definition;
  if (!plan) return undefined;
  let cells = known.get(definition);
  if (!cells) {
    cells = cellsOf(definition, plan);
    known.set(definition, cells);
  }
  return cells;
}

function cellsOf(definition: Definition, plan: WeightingPlan): WeightCells {
  const variables = plan.variables.map((variable) => ({
    ...variable,
    categories: variable.bands.length + (variable.unmapped ? 1 : 0),
  }));
  const bandOf = variables.map(
    ({ bands }) => new Map(bands.flatMap(({ codes }, at) => codes.map((code) => [code, at] as const))),
  );
  const strides = variables.map((_, at) =>
    variables.slice(at + 1).reduce((size, { categories }) => size * categories, 1),
  );
  const { condition } = plan.frame;
  return {
    plan,
    variables,
    size: variables.reduce((size, { categories }) => size * categories, 1),
    categoryOf: (cell, variable) => Math.floor(cell / strides[variable]!) % variables[variable]!.categories,
    cellOf(answers) {
      // Words are stored apart and no part of a condition; all else stands as it was sent.
      if (condition && evaluate(condition, lookupOf(definition, answers as Answers)) !== true) return -1;
      let cell = 0;
      for (const [at, { item, bands, unmapped }] of variables.entries()) {
        const answer = answerOf(answers, item);
        const band = typeof answer === 'string' ? bandOf[at]!.get(answer) : undefined;
        if (band === undefined && !unmapped) return -1;
        cell += (band ?? bands.length) * strides[at]!;
      }
      return cell;
    },
  };
}
