import type { Browser, Page } from '../support/browser.ts';

/** The form for these clauses of the small draft. */
export const openForm = (browser: Browser, query = '?clause=1', prefix = ''): Promise<Page> =>
  browser.get(`${prefix}/consultations/small/comments/new${query}`);

/** Writes a comment on the first article, all the way to its receipt. */
export async function written(browser: Browser, fields: { [name: string]: string } = {}): Promise<Page> {
  const form = (await openForm(browser)).form('/comments');
  return browser.press(
    form.fill({ 'stance-0': 'amend', 'text-0': '建议写明收费时段。', ...fields }),
    '提交意见',
  );
}
