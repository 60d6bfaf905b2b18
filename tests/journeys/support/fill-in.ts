import type { Page } from 'playwright-core';
import { type Answers, isRows } from '#shared/questionnaire/answers.ts';

/**
 * Fills answers into the fields of the page, in their order, as a hand would: each field as soon as it is there. Of a
 * matrix the first row is waited for, the others are pressed at once.
 */
export async function fillIn(page: Page, answers: Answers): Promise<void> {
  const kinds = await kindsOn(page);
  const fill = async (name: string, value: string, force = false) => {
    const kind = kinds.get(name);
    if (kind === 'radio' || kind === 'checkbox')
      await page.locator(`[name="${name}"][value="${value}"]`).check({ force });
    else if (kind === 'select-one') await page.locator(`[name="${name}"]`).selectOption(value);
    else await page.locator(`[name="${name}"]`).fill(value);
  };
  for (const [field, answer] of Object.entries(answers)) {
    if (isRows(answer)) for (const [row, code] of Object.entries(answer)) await fill(`${field}.${row}`, code);
    else if (!Array.isArray(answer)) await fill(field, String(answer));
    else if (kinds.has(field)) for (const code of answer) await fill(field, code);
    else for (const [at, code] of answer.entries()) await fill(`${field}.${at + 1}`, code);
  }
}

/** What each named field of the page is: `radio`, `select-one`, `textarea`. */
async function kindsOn(page: Page): Promise<Map<string, string>> {
  const fields = page.locator('input[name], select[name], textarea[name]');
  return new Map(
    await fields.evaluateAll((all) =>
      (all as HTMLInputElement[]).map(({ name, type }): [string, string] => [name, type]),
    ),
  );
}
