import type { Fields } from '#shared/items/kind.ts';
import { findKind } from '#shared/items/register.ts';
import { normalise } from '#shared/items/text.ts';
import { otherField } from '#shared/questionnaire/answers.ts';
import { checkItem } from '#shared/questionnaire/check.ts';
import type { Definition, Text } from '#shared/questionnaire/definition.ts';
import { declaredOptions } from '#shared/questionnaire/items.ts';
import type { Problem } from '#shared/questionnaire/problem.ts';
import { replay } from '#shared/questionnaire/replay.ts';
import { nextStep, type Step } from '#shared/questionnaire/steps.ts';
import type { Answering } from './answering.ts';

/** Where a posted step leads. */
export type StepOutcome =
  | { ended: Text }
  | { problems: Problem[] }
  /** Answers brought in items of the same step that had not stood on the page. */
  | { more: string }
  | { next: Step }
  | { check: true };

/** Takes the posted fields of the items that stood on the page into the half answer, problems and all. */
export function mergeStep(
  definition: Definition,
  step: Step,
  answering: Answering,
  fields: Fields,
): Answering {
  const shown = shownIn(step, fields);
  const answers = { ...answering.answers };
  for (const item of step.items.filter((each) => shown.includes(each.code))) {
    const answer = findKind(item.kind).read(item, fields);
    if (answer === undefined) delete answers[item.code];
    else answers[item.code] = answer;
    for (const option of declaredOptions(definition, item).filter((each) => each.other_text)) {
      const field = otherField(item.code, option.code);
      const words = normalise(fields.get(field) ?? '');
      if (words === '') delete answers[field];
      else answers[field] = words;
    }
  }
  return { ...answering, answers, shown: [...new Set([...answering.shown, ...shown])] };
}

/** Replays the half answer and says where the step leads. */
export function stepOutcome(
  definition: Definition,
  steps: Step[],
  step: Step,
  answering: Answering,
  fields: Fields,
): StepOutcome {
  const shown = shownIn(step, fields);
  const replayed = replay(definition, answering.answers);
  if (replayed.ended) return { ended: replayed.ended.message };
  const visible = step.items.filter((item) => replayed.visible.has(item.code));
  const problems = visible
    .filter((item) => shown.includes(item.code))
    .flatMap((item) => checkItem(item, replayed));
  if (problems.length > 0) return { problems };
  const more = visible.find((item) => !shown.includes(item.code));
  if (more) return { more: more.code };
  const next = nextStep(steps, step.code, replayed);
  return next ? { next } : { check: true };
}

const shownIn = (step: Step, fields: Fields) => {
  const named = fields.getAll('shown');
  return step.items.map((item) => item.code).filter((code) => named.includes(code));
};
