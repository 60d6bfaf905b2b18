import { expect } from 'vitest';
import { organisation } from './support/people.ts';
import { door, sendAll } from './support/questionnaire.ts';
import { openSite, test } from './support/site.ts';
import { weigh } from './support/weigh.ts';

const site = openSite();

const KB = 1024;
const results = '/questionnaires/hall-hours-2021/results';

const published = [
  '/',
  '/open-day/2021',
  '/receipts',
  '/privacy',
  '/accessibility',
  '/about',
  door,
  ...['A', 'B', 'C', 'D', 'E', 'F'].map((code) => `${door}/sections/${code}`),
  `${door}/items/Q10`,
  `${door}/results`,
  results,
  `${results}?item=H4`,
  `${results}?item=H4&by=P1`,
];

const inKB = (bytes: number) => Math.round((bytes / KB) * 10) / 10;

test('every public page is small: 10 KB of HTML and CSS, 30 KB with all that it needs', async () => {
  const visitor = await site.visitor();
  const table: object[] = [];
  for (const path of published) {
    const { html, css, all } = await weigh(visitor.page, () => visitor.opens(path));
    table.push({ page: path, html: inKB(html), css: inKB(css), 'with everything': inKB(all) });
    expect.soft(Math.min(html, css), path).toBeGreaterThan(500);
    expect.soft(html + css, path).toBeLessThanOrEqual(10 * KB);
    expect.soft(all, path).toBeLessThanOrEqual(30 * KB);
  }
  console.log('KB as sent:');
  console.table(table);
});

test('a whole questionnaire, from its door to the receipt, takes less than 100 KB', async () => {
  const visitor = await site.visitor();
  const { all } = await weigh(visitor.page, () => sendAll(visitor, organisation), { cached: true });
  console.log(`A whole questionnaire: ${inKB(all)} KB`);
  expect(all).toBeLessThanOrEqual(100 * KB);
});
