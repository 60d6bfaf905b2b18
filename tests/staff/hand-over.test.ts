import { expect, test } from 'vitest';
import { propose } from '#server/staff/approvals.ts';
import { publications } from '#server/staff/publications.ts';
import { findOfficer } from '#server/staff/staff.ts';
import { actingFor, endStandIn, listStandIns, setStandIn } from '#server/staff/stand-ins.ts';
import { actsOf, makeOffice } from './accounts-support.ts';

const root = '/workspace/officers';
const day = '2021-05-20';

async function withOfficers() {
  const office = await makeOffice();
  const [a, b, c] = [
    await office.add('editor', 'a'),
    await office.add('editor', 'b'),
    await office.add('editor', 'c'),
  ];
  const setBy = office.ids.get('security') ?? '';
  const set = (
    officerId: string,
    deputyId: string,
    kind: 'leave' | 'handover',
    until: string | null = null,
  ) => setStandIn(office.ctx, { officerId, deputyId, kind, fromDay: day, untilDay: until, setBy });
  return { ...office, a, b, c, set, setBy };
}

test('leave counts from its first to its last day, a hand-over until it is taken back', async () => {
  const { ctx, a, b, c, set, setBy } = await withOfficers();
  const leave = await set(a, b, 'leave', '2021-05-22');
  const handed = await set(c, b, 'handover');
  expect(await actingFor(ctx, b, '2021-05-19')).toEqual([]);
  expect((await actingFor(ctx, b, day)).sort()).toEqual([a, c].sort());
  expect((await actingFor(ctx, b, '2021-05-22')).sort()).toEqual([a, c].sort());
  expect(await actingFor(ctx, b, '2021-05-23')).toEqual([c]);
  expect(await actingFor(ctx, a, day)).toEqual([]);
  await endStandIn(ctx, leave, setBy);
  expect(await actingFor(ctx, b, day)).toEqual([c]);
  await expect(endStandIn(ctx, leave, setBy)).rejects.toMatchObject({ status: 404 });
  expect((await listStandIns(ctx, b)).map(({ id, kind }) => [id, kind])).toEqual(
    expect.arrayContaining([
      [handed, 'handover'],
      [leave, 'leave'],
    ]),
  );
});

test('what was handed over goes on with the next hand-over; leave is not passed on', async () => {
  const { ctx, a, b, c, set } = await withOfficers();
  await set(a, b, 'handover');
  await set(b, c, 'handover');
  expect((await actingFor(ctx, c, day)).sort()).toEqual([a, b].sort());
  const other = await withOfficers();
  await other.set(other.a, other.b, 'leave');
  await other.set(other.b, other.c, 'leave');
  expect(await actingFor(other.ctx, other.c, day)).toEqual([other.b]);
});

test('nobody stands in for themselves, in a circle, twice, or from another department', async () => {
  const { ctx, add, parks, a, b, c, set } = await withOfficers();
  const stranger = await add('editor', 'stranger', parks);
  await expect(set(a, a, 'leave')).rejects.toMatchObject({ type: 'unfit-deputy' });
  await expect(set(a, stranger, 'leave')).rejects.toMatchObject({ type: 'unfit-deputy' });
  await expect(set(a, 'nobody', 'leave')).rejects.toMatchObject({ type: 'unfit-deputy' });
  await expect(set('nobody', a, 'leave')).rejects.toMatchObject({ status: 404 });
  await set(a, b, 'handover');
  await expect(set(b, a, 'handover')).rejects.toMatchObject({ type: 'stand-in-circular' });
  await expect(set(b, a, 'leave')).rejects.toMatchObject({ type: 'stand-in-circular' });
  await expect(set(a, c, 'handover')).rejects.toMatchObject({ type: 'stand-in-overlaps' });
  await set(b, c, 'handover');
  await expect(set(c, a, 'handover')).rejects.toMatchObject({ type: 'stand-in-circular' });
  expect(await ctx.db.selectFrom('stand_in').selectAll().execute()).toHaveLength(2);
});

test('open work is listed without its contents, handed over, and taken back', async () => {
  const office = await withOfficers();
  const { ctx, security, a, b, city } = office;
  const at = ctx.clock.now().toISOString();
  const begun = {
    department_id: city.id,
    officer_id: a,
    content: '{"title":{"zh-CN":"机密标题"}}',
    created_at: at,
    changed_at: at,
  };
  await ctx.store.write(async (tx) => {
    await tx.db
      .insertInto('preparation')
      .values({ id: 'p', ...begun, consultation_id: null })
      .execute();
    await tx.db
      .insertInto('preparation')
      .values({ id: 'out', ...begun, consultation_id: 'c' })
      .execute();
    await tx.db
      .insertInto('questionnaire_preparation')
      .values({ id: 'q', ...begun, questionnaire_id: null, published_no: null })
      .execute();
    const steps = JSON.stringify([{ act: 'review', officer: a }]);
    await tx.db
      .insertInto('approval_chain')
      .values({ department_id: city.id, kind: 'release', no: 1, steps, officer_id: a, at })
      .execute();
  });
  publications.register(
    'release',
    async () => {},
    async () => ({ title: { 'zh-CN': '机密标题' }, path: '/workspace', hash: 'h' }),
  );
  const officer = await findOfficer(ctx, a);
  if (!officer) throw new Error('No officer');
  await propose(ctx, { departmentId: city.id, kind: 'release', subjectId: 'r', subjectHash: 'h', officer });
  const address = `${root}/${a}/hand-over`;
  const before = await security.get(address);
  for (const words of ['正在准备的意见征集', '正在准备的问卷', '已送审，等待审批', '审批流程指定本岗位'])
    expect(before.words.split(words).length - 1, words).toBe(1);
  expect(before.html).not.toContain('机密标题');
  const form = before.form('/hand-over');
  expect([...(form.offered.get('deputy') ?? [])]).not.toContain(a);
  const missing = await security.press(form);
  expect(missing.status).toBe(422);
  expect(missing.summary).toEqual(['#deputy']);
  const after = await security.press(form.fill({ deputy: b }));
  expect(after.words).toContain('自2021年5月20日起由“b岗（示例）”代为办理');
  expect(after.words).toContain('正在准备的问卷');
  expect(await actingFor(ctx, b, day)).toEqual([a]);
  expect((await security.get(`/en${root}/${a}`)).words).toContain('Work handed over to');
  expect((await security.press(after.form('/end'))).words).toContain('交给谁');
  expect(await actingFor(ctx, b, day)).toEqual([]);
  expect((await actsOf(office)).slice(-2)).toEqual(['stand-in.set', 'stand-in.ended']);
  expect((await security.get(`${root}/nobody/hand-over`)).status).toBe(404);
  expect((await security.post(`${root}/nobody/hand-over`, { deputy: b })).status).toBe(404);
});
