import { afterAll, expect } from 'vitest';
import { organisation } from './support/people.ts';
import { door, sendAll } from './support/questionnaire.ts';
import { openSite, test } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';
import { weigh } from './support/weigh.ts';

const site = openSite();

const KB = 1024;
const results = '/questionnaires/hall-hours-2021/results';
/** A draft of 31 articles. */
const draft = '/consultations/waste-measures-2021';
const answered = '/consultations/elder-meals-2021';

const published = [
  '/',
  '/open-day/2021',
  '/open-day/2021/article',
  '/open-day/2021/boards',
  '/open-day/2021/boards/5',
  '/open-day/2021/slogans',
  '/screen',
  '/screen/service-hall',
  '/disclosure/which-way',
  '/disclosure/deadlines',
  '/disclosure',
  '/disclosure/catalogue',
  '/disclosure/applications/new',
  '/policies',
  '/policies/waste-catalogue-2021',
  '/interviews',
  '/interviews/mother-child-2021',
  '/interviews/waste-sorting-2021',
  '/inquiries/topics',
  '/inquiries/topics/education-20210515',
  '/inquiries/answers',
  '/inquiries/answers/school-documents',
  '/press-conferences',
  '/enterprise-visits',
  '/documents',
  '/inquiries',
  '/inquiries/new',
  '/inquiries/progress',
  '/indicators',
  '/inquiries/statistics',
  '/receipts',
  '/privacy',
  '/accessibility',
  '/about',
  '/api',
  '/api/operations/results',
  door,
  ...['A', 'B', 'C', 'D', 'E', 'F'].map((code) => `${door}/sections/${code}`),
  `${door}/items/Q10`,
  `${door}/results`,
  results,
  `${results}?item=H4`,
  `${results}?item=H4&by=P1`,
  '/open-data',
  '/consultations',
  '/consultations/mch-services-2021',
  answered,
  `${draft}/clauses/7`,
  `${draft}/comments/new`,
  `${draft}/comments/new?clause=7`,
  `${answered}/outcome`,
  `${answered}/comments`,
  `/search?q=${encodeURIComponent('停车')}`,
  `/search?q=${encodeURIComponent('收运')}`,
];

const inKB = (bytes: number) => Math.round((bytes / KB) * 10) / 10;

const table: object[] = [];

/** Weighs a page, and checks that it is within 30 KB with everything. */
async function weighed(visitor: Visitor, path: string): Promise<number> {
  const { html, css, all } = await weigh(visitor.page, () => visitor.opens(path));
  table.push({
    page: decodeURIComponent(path),
    html: inKB(html),
    css: inKB(css),
    'with everything': inKB(all),
  });
  expect.soft(Math.min(html, css), path).toBeGreaterThan(500);
  expect.soft(all, path).toBeLessThanOrEqual(30 * KB);
  return html + css;
}

afterAll(() => {
  console.log('KB as sent:');
  console.table(table);
});

test('every public page is small: 10 KB of HTML and CSS, 30 KB with all that it needs', async () => {
  const visitor = await site.visitor();
  for (const path of published) expect.soft(await weighed(visitor, path), path).toBeLessThanOrEqual(10 * KB);
});

test('a whole draft on one page takes 12 KB of HTML and CSS, for the words of its 31 articles alone take 5', async () => {
  const visitor = await site.visitor();
  expect(await weighed(visitor, draft)).toBeLessThanOrEqual(12 * KB);
});

test('a whole questionnaire, from its door to the receipt, takes less than 100 KB', async () => {
  const visitor = await site.visitor();
  const { all } = await weigh(visitor.page, () => sendAll(visitor, organisation), { cached: true });
  console.log(`A whole questionnaire: ${inKB(all)} KB`);
  expect(all).toBeLessThanOrEqual(100 * KB);
});
