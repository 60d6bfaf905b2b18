import { expect } from 'vitest';
import { budget, parts } from '#server/briefs/content.ts';
import { officer } from './support/officers.ts';
import { openSiteToGoBack, test, type Watched } from './support/site.ts';

const site = openSiteToGoBack();
const root = '/workspace/briefs';
const social = '/workspace/questionnaires/zwgk-social-2021';

/** The pages that come out of the printer, and the size of the first. */
async function onPaper({ page }: Watched) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, box = ''] = /\/MediaBox\s*\[([^\]]*)\]/.exec(pdf) ?? [];
  return {
    pages: pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length,
    size: box
      .trim()
      .split(/\s+/)
      .map((side) => Math.round(Number(side))),
  };
}

const A4 = { pages: 1, size: [0, 0, 595, 842] };

test('where groups differ is weighted, kept, put into a brief and signed, and a leader reads it on one A4', async () => {
  const analyst = await officer(site, 'analyst', { width: 1280 });
  const { page } = analyst;
  await analyst.opens(social);
  await analyst.follows('explorer.differences');
  await page.locator('#by').selectOption('Q3');
  await analyst.follows('results.show');
  const differ = page.locator('tr', { hasText: analyst.t('explorer.they_differ') }).first();
  await analyst.isLed(() => differ.getByRole('link').click());
  const figure = analyst.path;
  expect(figure).toMatch(/\/figures\?item=Q[\w.]+&by=Q3$/);
  await analyst.isLed(() => page.locator('#weights').selectOption('raked'));
  await page.getByText(analyst.t('explorer.weighted_key')).waitFor();
  expect(analyst.path).toBe(`${figure}&weights=raked`);
  await analyst.follows('weighting.link');
  expect(await analyst.sees('weighting.items')).toBe(true);
  await analyst.goesBack();
  await page.locator('#view-name').fill('年龄不同，说法不同');
  await analyst.follows('explorer.view_keep');
  await page.getByRole('link', { name: /^全部保存的图表/ }).click();
  await page.getByRole('link', { name: /^放进公众意见摘要：年龄不同/ }).click();
  expect(page.url()).toContain('?view=');
  await analyst.follows('briefs.begin');
  const path = analyst.path;
  expect(path).toMatch(/^\/workspace\/briefs\/[\w-]+$/);
  await analyst.field('lead').fill('请研究怎样照顾各年龄段的需要。');
  await analyst.field('part.findings').fill('参与者的说法因年龄而不同[1]');
  await analyst.field('part.requests').fill('是否在文件公布时同时公布一页图解。');
  await analyst.follows('briefs.save');
  expect(await analyst.sees('briefs.nothing_missing')).toBe(true);
  await analyst.follows('briefs.propose');
  const sheet = analyst.path;

  const approver = await officer(site, 'approver');
  await approver.opens(sheet);
  await approver.follows('staff.subject');
  expect(await approver.sees('briefs.internal')).toBe(true);
  await approver.opens(sheet);
  await approver.field('secrecy').check();
  await approver.follows('staff.sign_button');
  expect(await approver.sees('staff.state_signed')).toBe(true);

  const leader = await officer(site, 'decision');
  await leader.opens(root);
  await leader.isLed(() => leader.page.getByRole('link', { name: '大连市政务公开社会问卷' }).click());
  expect(leader.path).toBe(`${path}/issues/1`);
  expect(await onPaper(leader)).toEqual(A4);
  await leader.isLed(() => leader.page.locator('.points a.ref').first().click());
  expect(leader.path).toBe(`${path}/issues/1/figures/1`);
  expect(await leader.page.getByRole('table').first().isVisible()).toBe(true);
  expect(await leader.page.locator('td[data-weighted]').count()).toBeGreaterThan(0);
  expect(await leader.sees('explorer.weighted_key')).toBe(true);
  expect(await leader.page.getByText(/误差±|置信区间|市民中/).count()).toBe(0);
});

test('a brief whose every part is full is still one A4, in both languages', async () => {
  const analyst = await officer(site, 'analyst');
  await analyst.opens(`${root}/new`);
  for (const [name, values] of [
    ['questionnaire', ['zwgk-social-2021', 'hall-hours-2021']],
    ['consultation', ['elder-meals-2021']],
  ] as const)
    for (const value of values) await analyst.page.locator(`[name="${name}"][value="${value}"]`).check();
  await analyst.follows('briefs.begin');
  const fill = (name: string, room: number, lines: number) => {
    const each = Math.floor(room / lines);
    const zh = Array.from({ length: lines }, () => '议'.repeat(each - 2)).join('\n');
    const en = Array.from({ length: lines }, () => 'issue '.repeat(Math.floor((each * 2) / 6) - 1).trim());
    return Promise.all([
      analyst.field(name).evaluate((field, words) => ((field as HTMLTextAreaElement).value = words), zh),
      analyst
        .field(`${name}.en`)
        .evaluate((field, words) => ((field as HTMLTextAreaElement).value = words), en.join('\n')),
    ]);
  };
  await fill('title', budget.title, 1);
  await fill('lead', budget.lead, 1);
  for (const part of parts) await fill(`part.${part}`, budget[part], budget[part] > 200 ? 5 : 3);
  const quotes = analyst.page.locator('[name="quote"]');
  for (const at of [1, 2, 3, 4]) await quotes.nth(at).check();
  const figures = analyst.page.locator('[name="figure"]');
  // One that is there already is not taken twice, so the next is tried.
  for (let option = 1; (await figures.count()) < 9; option++) {
    await analyst.field('add.item').selectOption({ index: option });
    await analyst.follows('briefs.save');
  }
  expect(await analyst.sees('briefs.nothing_missing')).toBe(true);
  const { path } = analyst;
  await analyst.follows('briefs.propose');
  for (const language of ['zh-CN', 'en'] as const) {
    const reader = await officer(site, 'approver', { language });
    await reader.opens(`${path}/issues/1`);
    expect([language, await onPaper(reader)]).toEqual([language, A4]);
  }
});
