import type { Condition, Definition } from './definition.ts';
import { declaredOptions, findItem } from './items.ts';
import { splitRef } from './logic.ts';
import type { Fault } from './review.ts';
import { targetsIn, type WeightingPlan, type WeightingVariable } from './weighting-plan.ts';

/** Cells of a plan: counters are kept for each. */
const MOST_CELLS = 500;

/**
 * What a schema cannot say of a weighting plan: it refers to items that are stored and to their codes, no code stands in
 * two bands, and all targets come to the frame's total. `reviewTree` checks the references of a condition.
 */
export function weightingFaults(
  definition: Definition,
  reviewTree: (at: string, tree: Condition) => Fault[],
): Fault[] {
  const plan = definition.weighting;
  if (!plan) return [];
  const { frame, variables } = plan;
  const cells = variables.reduce((all, each) => all * (each.bands.length + (each.unmapped ? 1 : 0)), 1);
  return [
    ...(frame.condition ? reviewTree('weighting/frame', frame.condition) : []),
    ...wordItems(definition, frame.condition).map((code) =>
      fault('weighting/frame', `${code} holds words, which are kept apart`),
    ),
    ...repeated(variables.map(({ code }) => code)).map((code) =>
      fault('weighting', `variable ${code} stands there twice`),
    ),
    ...(cells > MOST_CELLS ? [fault('weighting', `${cells} cells are more than ${MOST_CELLS}`)] : []),
    ...variables.flatMap((variable) => variableFaults(definition, plan, variable)),
    ...plan.collapse_plan.flatMap((step) => stepFaults(variables, step)),
  ];
}

function variableFaults(definition: Definition, plan: WeightingPlan, variable: WeightingVariable): Fault[] {
  const at = `weighting/${variable.code}`;
  const item = findItem(definition, variable.item);
  if (!item) return [fault(at, `${variable.item} is no item`)];
  if (item.role !== 'profile' || !['single', 'region', 'scale'].includes(item.kind))
    return [fault(at, `${variable.item} is no profile item with one answer`)];
  const options = new Set(declaredOptions(definition, item).map(({ code }) => code));
  const banded = variable.bands.flatMap((band) => band.codes);
  const total = targetsIn(plan, variable).reduce((sum, target) => sum + target, 0);
  return [
    ...repeated(variable.bands.map(({ code }) => code)).map((code) =>
      fault(at, `band ${code} is used twice`),
    ),
    ...repeated(banded).map((code) => fault(at, `${code} stands in two bands`)),
    ...banded.filter((code) => !options.has(code)).map((code) => fault(at, `no option ${code}`)),
    ...(variable.rescaled && !plan.rescale ? [fault(at, 'no rule says how it is rescaled')] : []),
    ...(total === plan.frame.total
      ? []
      : [fault(at, `targets come to ${total}, the frame to ${plan.frame.total}`)]),
  ];
}

function stepFaults(
  variables: WeightingVariable[],
  { variable, merge }: WeightingPlan['collapse_plan'][number],
): Fault[] {
  const at = 'weighting/collapse_plan';
  const known = variables.find(({ code }) => code === variable);
  if (!known) return [fault(at, `no variable ${variable}`)];
  if (merge[0] === merge[1]) return [fault(at, `${merge[0]} is merged with itself`)];
  return merge
    .filter((code) => !known.bands.some((band) => band.code === code))
    .map((code) => fault(at, `${variable} has no band ${code}`));
}

/** The items of a condition whose answers are words: the stored answers only say that there are some. */
function wordItems(definition: Definition, tree: Condition | undefined): string[] {
  if (!tree) return [];
  if ('all' in tree) return tree.all.flatMap((part) => wordItems(definition, part));
  if ('any' in tree) return tree.any.flatMap((part) => wordItems(definition, part));
  if ('not' in tree) return wordItems(definition, tree.not);
  const [code = ''] = splitRef(tree.item);
  return findItem(definition, code)?.kind === 'text' ? [code] : [];
}

const fault = (at: string, message: string): Fault => ({ at, message });

const repeated = (codes: string[]) => [...new Set(codes.filter((code, at) => codes.indexOf(code) < at))];
