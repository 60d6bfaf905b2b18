import { expect, test } from 'vitest';
import { decide } from '#server/comments/moderation.ts';
import type { Role } from '#server/http/signed-in.ts';
import { publishQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { proposeDueReleases } from '#server/results/release-after-closing.ts';
import { signedInAs } from '../consultations/preparation-support.ts';
import { makeDepartment, makeOfficer } from '../staff/support.ts';
import { comment, openOffice, small } from '../support/consultations.ts';
import { tiny } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { period } from '../support/publish.ts';

const named = {
  ...tiny,
  sections: tiny.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => (item.code === 'B1' ? { ...item, department: 'parks' } : item)),
  })),
};

async function open() {
  const house = await makeApp({ at: '2021-05-17T10:00:00+08:00' });
  const { ctx } = house;
  const office = await openOffice(ctx, small);
  await comment(ctx, office.consultation);
  const parks = await makeDepartment(ctx, 'parks');
  await publishQuestionnaire(ctx, {
    departmentId: office.department.id,
    definition: named,
    opensAt: new Date('2021-05-15T00:00:00+08:00'),
    closesAt: new Date(period.closing),
    resultsDueOn: '2021-07-15',
    channels: ['online'],
  });
  const as = async (department: { id: string; slug: string }, roles: Role[], name?: string) =>
    signedInAs(house, await makeOfficer(ctx, department, roles, name));
  return { ...house, ...office, parks, as, path: `/workspace/departments/${office.department.slug}` };
}

test('a head of department sees at a glance what is in approval, owed, open and promised', async () => {
  const { ctx, as, department, consultation, path, turnTo } = await open();
  const officer = await makeOfficer(ctx, department, ['moderator']);
  await decide(ctx, { consultation, no: 1, officer, seen: { revision: 0, seq: 0 }, act: 'release' });
  turnTo('2021-06-17T10:00:00+08:00');
  await proposeDueReleases(ctx, new AbortController().signal);
  const head = await as(department, ['decision']);
  const page = await head.get(path);
  expect([page.status, page.heading]).toEqual([200, '城市管理局（示例）一览']);
  expect(page.words).toMatch(/审批中.*小问卷.*结果发布.*2021年6月17日/);
  expect(page.words).toMatch(/还没有答复的意见.*10 ?2021年7月15日前公布/);
  expect(page.words).toMatch(/本部门的问卷.*小问卷已截止.*2021年7月15日前公布待签发/);
  expect(page.words).toContain('没有问卷的题目指定本部门办理。');
  for (const link of page.links.filter(
    (each) => each.startsWith('/workspace/') && !each.endsWith('/account'),
  ))
    expect([link, (await head.get(link)).status]).toEqual([link, 200]);
  const english = await head.get(`/en${path}`);
  expect(english.heading).toBe('Urban Management Bureau (sample) at a glance');
  expect(english.words).toContain('As of 17 June 2021');
});

test('a department that an item names finds its figure, and nothing else of the other’s', async () => {
  const { as, parks } = await open();
  const analyst = await as(parks, ['analyst']);
  const page = await analyst.get('/workspace/departments/parks');
  const figures = page.links.filter((link) => link.includes('/figures'));
  expect(figures).toEqual(['/workspace/questionnaires/tiny/figures?item=B1']);
  expect((await analyst.get(figures[0] ?? '')).status).toBe(200);
  expect(page.words).toContain('本部门还没有意见征集。');
  expect(page.words).toContain('本部门还没有问卷。');
  const clerk = await (await as(parks, ['clerk'])).get('/workspace/departments/parks');
  expect(clerk.words).toContain('第3题');
  expect(clerk.links.filter((link) => link.includes('/figures'))).toEqual([]);
});

test('outside one’s scope there is no such department', async () => {
  const { as, parks, department, path, ...house } = await open();
  const { ctx } = house;
  const stranger = await as(parks, ['analyst']);
  for (const each of [path, '/workspace/departments/nothing'])
    expect([each, (await stranger.get(each)).status]).toEqual([each, 404]);
  for (const role of ['system', 'security', 'auditor'] as const) {
    const admin = await as(department, [role], `admin-${role}`);
    expect((await admin.get(path)).status).toBe(404);
    expect((await admin.get('/workspace/departments')).words).toContain('您没有可以查看的部门。');
  }
  const only = await stranger.get('/en/workspace/departments');
  expect([only.status, only.location]).toEqual([303, '/en/workspace/departments/parks']);
  const { id } = await makeOfficer(ctx, parks, ['editor'], 'both');
  const role = { officer_id: id, department_id: department.id, role: 'editor' };
  await ctx.store.write((tx) => tx.db.insertInto('officer_role').values(role).execute());
  const list = await (await signedInAs(house, { signInName: 'both' })).get('/workspace/departments');
  expect(list.links.filter((link) => link.startsWith('/workspace/departments/')).sort()).toEqual(
    [path, '/workspace/departments/parks'].sort(),
  );
});
