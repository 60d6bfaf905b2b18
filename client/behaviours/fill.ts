import { type Answers, isRows } from '#shared/questionnaire/answers.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';
import { findItem } from '#shared/questionnaire/items.ts';

/** Puts answers into a form's fields. */
export function fill(form: HTMLFormElement, definition: Definition, answers: Answers): void {
  const values = fieldsOf(definition, answers);
  for (const field of form.elements) {
    const kept = 'name' in field ? values.get(String(field.name)) : undefined;
    if (!kept) continue;
    if (field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type))
      field.checked = kept.includes(field.value);
    else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLSelectElement ||
      field instanceof HTMLTextAreaElement
    )
      field.value = kept[0] ?? '';
  }
}

function fieldsOf(definition: Definition, answers: Answers): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const [field, answer] of Object.entries(answers)) {
    if (isRows(answer))
      for (const [row, code] of Object.entries(answer)) fields.set(`${field}.${row}`, [code]);
    else if (Array.isArray(answer) && findItem(definition, field)?.kind === 'ranking')
      for (const [at, code] of answer.entries()) fields.set(`${field}.${at + 1}`, [code]);
    else fields.set(field, Array.isArray(answer) ? answer : [String(answer)]);
  }
  return fields;
}
