import type { Answers } from '#shared/questionnaire/answers.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';

/** What a step's page says to its script. */
export interface StepData {
  slug: string;
  version: number;
  language: string;
  /** The questionnaire's address. */
  base: string;
  by: 'section' | 'item';
  step: string;
  /** Answers of all steps, where the half answer lives in the store. */
  answers: Answers;
  /** The definition without its words. */
  definition: Definition;
  words: { [name: string]: string };
}

export function stepData(form: HTMLElement): StepData | undefined {
  const script = form.querySelector('#questionnaire');
  return script?.textContent ? (JSON.parse(script.textContent) as StepData) : undefined;
}
