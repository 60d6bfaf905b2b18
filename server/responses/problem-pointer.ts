import type { Definition } from '#shared/questionnaire/definition.ts';
import { findItem } from '#shared/questionnaire/items.ts';
import { type Problem, pointerOf } from '#shared/questionnaire/problem.ts';

/** Where a problem stands in the body that was sent. A ranking's places count from 1, elements of a list from 0. */
export function pointerIn(definition: Definition, problem: Problem): string {
  if (findItem(definition, problem.item)?.kind !== 'ranking') return pointerOf(problem);
  const place = Number(problem.field.slice(problem.item.length + 1));
  return pointerOf({ ...problem, field: `${problem.item}.${place - 1}` });
}
