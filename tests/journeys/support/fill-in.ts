import type { Page } from 'playwright-core';
import { type Answers, isRows } from '#shared/questionnaire/answers.ts';

/** Fills answers into the fields of the page, in their order, as a hand would: each field as soon as it is there. */
export async function fillIn(page: Page, answers: Answers): Promise<void> {
  for (const [field, answer] of Object.entries(answers)) {
    if (isRows(answer))
      for (const [row, code] of Object.entries(answer)) await fill(page, `${field}.${row}`, code);
    else if (!Array.isArray(answer)) await fill(page, field, String(answer));
    else if ((await page.locator(`[name="${field}"]`).count()) > 0)
      for (const code of answer) await fill(page, field, code);
    else for (const [at, code] of answer.entries()) await fill(page, `${field}.${at + 1}`, code);
  }
}

async function fill(page: Page, name: string, value: string) {
  const field = page.locator(`[name="${name}"]`);
  const kind = await field.first().evaluate((element) => (element as HTMLInputElement).type);
  if (kind === 'select-one') await field.selectOption(value);
  else if (kind === 'radio' || kind === 'checkbox')
    await page.locator(`[name="${name}"][value="${value}"]`).check();
  else await field.fill(value);
}
