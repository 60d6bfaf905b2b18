import { describe, expect, test } from 'vitest';
import { withdrawComment } from '#server/comments/comment-changes.ts';
import type { Role } from '#server/http/signed-in.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { signedInAs } from '../consultations/preparation-support.ts';
import { makeOfficer } from '../staff/support.ts';
import { comment, openOffice, small } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';

const root = '/workspace/consultations';

/** Three comments on the first day of the period: one is withdrawn; then the clock goes on. */
async function open(at: string) {
  const house = await makeApp({ at: '2021-05-17T10:00:00+08:00' });
  const office = await openOffice(house.ctx, small);
  for (let n = 0; n < 2; n++) await comment(house.ctx, office.consultation);
  const { receipt } = await comment(house.ctx, office.consultation);
  await withdrawComment(house.ctx, office.consultation, receipt);
  house.turnTo(at);
  const as = async (roles: Role[]) =>
    signedInAs(house, await makeOfficer(house.ctx, office.department, roles, roles.join('-')));
  return { ...house, ...office, as };
}

/** A row of a table by its head, as its cells read. */
const rowOf = (html: string, head: string) => {
  const row = html.split('<tr>').find((each) => each.includes(head)) ?? '';
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, ''));
};

describe('the department’s board', () => {
  test.each([
    ['2021-05-24T10:00:00+08:00', 0, '还有22天', '还有52天'],
    ['2021-05-25T10:00:00+08:00', 2, '还有21天', '还有51天'],
    ['2021-06-15T10:00:00+08:00', 2, '今天最后一天', '还有30天'],
    ['2021-06-16T10:00:00+08:00', 2, '', '还有29天'],
    ['2021-07-15T10:00:00+08:00', 2, '', '今天到期'],
    ['2021-07-18T10:00:00+08:00', 2, '', '已超过3天'],
  ])('at %s: %i overdue, closes %s, feedback %s', async (at, overdue, left, due) => {
    const { as, consultation } = await open(at);
    const browser = await as(['moderator']);
    const board = await browser.get(root);
    expect(rowOf(board.html, `${root}/${consultation.slug}"`).slice(1)).toEqual([
      `2021年6月15日24:00${left}`,
      '3',
      '2',
      String(overdue),
      `2021年7月15日前公布${due}`,
    ]);
  });

  test('in English, and on the day’s page', async () => {
    const { as } = await open('2021-06-14T10:00:00+08:00');
    const browser = await as(['moderator']);
    for (const path of ['/en/workspace', `/en${root}`]) {
      const { words } = await browser.get(path);
      expect(words).toContain('15 June 2021, 24:001 day left322Due by 15 July 202131 days left');
    }
  });

  test('is its department’s alone', async () => {
    const { ctx, consultation, ...house } = await open('2021-05-20T10:00:00+08:00');
    const other = await createDepartment(ctx, { slug: 'other', name: { 'zh-CN': '他局（示例）' } });
    const stranger = await signedInAs({ ctx, ...house }, await makeOfficer(ctx, other, ['editor']));
    expect((await stranger.get(root)).words).toContain('本部门还没有意见征集。');
    expect((await stranger.get(`${root}/${consultation.slug}`)).status).toBe(404);
    expect((await stranger.get(`${root}/nothing`)).status).toBe(404);
  });
});

describe('the board of one', () => {
  test('counts in 件 by state, channel and day', async () => {
    const { as, consultation } = await open('2021-05-25T10:00:00+08:00');
    const page = await (await as(['decision'])).get(`${root}/${consultation.slug}`);
    expect(page.words).toContain('有2件意见超过5个工作日还没有审核。');
    expect(rowOf(page.html, '待审核')).toEqual(['2']);
    expect(rowOf(page.html, '本人撤回')).toEqual(['1']);
    expect(rowOf(page.html, '合计')).toEqual(['3']);
    expect(rowOf(page.html, '网页')).toEqual(['3']);
    expect(rowOf(page.html, '2021年5月17日')).toEqual(['3', '0']);
    expect(page.words).not.toMatch(/\d人/);
  });

  test.each<[Role, string[]]>([
    ['editor', ['groups', 'period', 'outcome']],
    ['moderator', ['comments', 'opinions', 'groups', 'period', 'outcome']],
    ['analyst', ['comments', 'opinions', 'groups', 'period', 'outcome']],
    ['approver', ['comments', 'groups', 'period', 'outcome']],
    ['clerk', ['entry']],
  ])('%s is led only where the officer may go', async (role, places) => {
    const { as, consultation } = await open('2021-05-25T10:00:00+08:00');
    const browser = await as([role]);
    const page = await browser.get(`${root}/${consultation.slug}`);
    const links = page.links.filter((link) => link.startsWith(`${root}/${consultation.slug}/`));
    expect([...new Set(links.map((link) => link.split('/').at(-1)?.split('?')[0]))]).toEqual(places);
    for (const link of links) expect((await browser.get(link)).status).toBe(200);
  });

  test('a clerk sees no figures', async () => {
    const { as, consultation } = await open('2021-05-25T10:00:00+08:00');
    const browser = await as(['clerk']);
    expect((await browser.get(`${root}/${consultation.slug}`)).words).not.toContain('待审核');
    expect(rowOf((await browser.get(root)).html, `${root}/${consultation.slug}"`).slice(2, 5)).toEqual([
      '–',
      '–',
      '–',
    ]);
  });
});
