import type { Definition } from '#shared/questionnaire/definition.ts';
import { declaredOptions } from '#shared/questionnaire/items.ts';
import { shuffled } from '#shared/questionnaire/order.ts';
import type { Step } from '#shared/questionnaire/steps.ts';

/** Puts shuffled options into this respondent's order, the same at every look. */
export function shuffle(form: HTMLElement, definition: Definition, step: Step, seed: string): void {
  for (const item of step.items) {
    if (!('shuffle' in item) || !item.shuffle) continue;
    const order = shuffled(declaredOptions(definition, item), `${seed}/${item.code}`).map(
      (option) => option.code,
    );
    const holder = form.querySelector(`[data-item="${item.code}"]`);
    for (const list of holder?.querySelectorAll('.opts, select') ?? [])
      for (const code of order) {
        const line = [...list.children].find((each) => codeOf(each) === code);
        if (line) list.appendChild(line);
      }
  }
}

const codeOf = (line: Element) =>
  line instanceof HTMLOptionElement
    ? line.value
    : line instanceof HTMLElement
      ? line.dataset.option
      : undefined;
