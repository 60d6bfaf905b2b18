import type { Fields } from '../items/kind.ts';
import { findKind } from '../items/register.ts';
import { normalise } from '../items/text.ts';
import { type Answers, otherField } from './answers.ts';
import { checkItem } from './check.ts';
import type { Definition, Text } from './definition.ts';
import { declaredOptions } from './items.ts';
import type { Problem } from './problem.ts';
import { replay } from './replay.ts';
import { nextStep, type Step } from './steps.ts';

/** Where a filled-in step leads. */
export type StepOutcome =
  | { ended: Text }
  | { problems: Problem[] }
  /** Answers brought in items of the same step that had not stood on the page. */
  | { more: string }
  | { next: Step }
  | { check: true };

/** The items of a step that stood on the page: the page names each in a hidden field `shown`. */
export function shownIn(step: Step, fields: Fields): string[] {
  const named = fields.getAll('shown');
  return step.items.map((item) => item.code).filter((code) => named.includes(code));
}

/** Takes the fields of the items that stood on the page into the answers, problems and all. */
export function mergeStep(definition: Definition, step: Step, given: Answers, fields: Fields): Answers {
  const shown = shownIn(step, fields);
  const answers = { ...given };
  for (const item of step.items.filter((each) => shown.includes(each.code))) {
    set(answers, item.code, findKind(item.kind).read(item, fields));
    for (const option of declaredOptions(definition, item).filter((each) => each.other_text)) {
      const field = otherField(item.code, option.code);
      set(answers, field, normalise(fields.get(field) ?? '') || undefined);
    }
  }
  return answers;
}

function set(answers: Answers, field: string, answer: Answers[string] | undefined) {
  if (answer === undefined) delete answers[field];
  else answers[field] = answer;
}

/** Replays the answers and says where the step leads. */
export function stepOutcome(
  definition: Definition,
  steps: Step[],
  step: Step,
  answers: Answers,
  fields: Fields,
): StepOutcome {
  const shown = shownIn(step, fields);
  const replayed = replay(definition, answers);
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
