import type { Browser, Page } from './browser.ts';

const base = '/questionnaires/tiny';

/** Begins the tiny questionnaire; stands on its first part. */
export const begin = async (browser: Browser, prefix = ''): Promise<Page> =>
  browser.press((await browser.get(prefix + base)).form('/answering'));

/** Goes through both parts, as young and with these words; stands on the page where one checks. */
export async function toCheck(browser: Browser, remark = '', prefix = ''): Promise<Page> {
  const first = await begin(browser, prefix);
  const second = await browser.press(first.form('/sections/A').fill({ A1: 'young' }));
  return browser.press(second.form('/sections/B').fill({ B1: ['tea'], B2: remark }));
}

/** Goes all the way to the receipt. */
export async function toReceipt(browser: Browser, remark = '', prefix = ''): Promise<Page> {
  const check = await toCheck(browser, remark, prefix);
  return browser.press(check.form('/responses'));
}

/** The page of what is held under a receipt. */
export const lookUp = (browser: Browser, receipt: string): Promise<Page> =>
  browser.post('/receipts', { receipt });
