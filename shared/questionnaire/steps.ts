import type { Definition, Item, Section } from './definition.ts';
import type { Replay } from './replay.ts';

/** What stands on one page: a section, or in senior mode one item. */
export interface Step {
  by: 'section' | 'item';
  code: string;
  section: Section;
  items: Item[];
}

export const stepsOf = (definition: Definition, by: Step['by']): Step[] =>
  by === 'section'
    ? definition.sections.map((section) => ({ by, code: section.code, section, items: section.items }))
    : definition.sections.flatMap((section) =>
        section.items.map((item) => ({ by, code: item.code, section, items: [item] })),
      );

/** The address of a step below the questionnaire's own. */
export const stepPath = (step: Pick<Step, 'by' | 'code'>): string => `/${step.by}s/${step.code}`;

const isVisible = (step: Step, replayed: Replay) =>
  step.items.some((item) => replayed.visible.has(item.code));

/** The next step that has something to ask; undefined when only checking is left. */
export const nextStep = (steps: Step[], from: string, replayed: Replay): Step | undefined =>
  steps.slice(steps.findIndex((step) => step.code === from) + 1).find((step) => isVisible(step, replayed));

/** The step before; undefined at the first. */
export const previousStep = (steps: Step[], from: string, replayed: Replay): Step | undefined =>
  steps
    .slice(
      0,
      steps.findIndex((step) => step.code === from),
    )
    .reverse()
    .find((step) => isVisible(step, replayed));

/** The number under which an item is shown, from 1. */
export const numberOf = (definition: Definition, code: string): number =>
  definition.sections.flatMap((section) => section.items).findIndex((item) => item.code === code) + 1;
