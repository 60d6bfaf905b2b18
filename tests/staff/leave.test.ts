import { describe, expect, test } from 'vitest';
import { countWaiting } from '#server/staff/approval-records.ts';
import { agree } from '#server/staff/approvals.ts';
import { setLeave } from '#server/staff/leave.ts';
import { fiveActs, hash, openOffice } from './chain-support.ts';

const path = '/workspace/absences';
const week = { from: '2021-05-20', until: '2021-05-26' };

async function withLeave() {
  const office = await openOffice();
  await office.set(fiveActs(office));
  const leave = (
    officerId: string,
    deputyId: string,
    fromDay = week.from,
    untilDay = week.until,
    by = office.security,
  ) => setLeave(office.ctx, by, { officerId, deputyId, fromDay, untilDay });
  const rows = () => office.ctx.db.selectFrom('stand_in').selectAll().execute();
  return { ...office, leave, rows };
}

describe('a deputy', () => {
  test('finds what waits for who is away, acts in their place, and the sheet says so', async () => {
    const office = await withLeave();
    const { ctx, chief, head } = office;
    const { id } = await office.proposeIt();
    expect(await countWaiting(ctx, chief)).toBe(0);
    const own = await office.as('head');
    const saved = await own.follow(await own.post(path, { deputy: chief.id, ...week }));
    expect(saved.words).toContain('休假中');
    expect(await countWaiting(ctx, chief)).toBe(1);
    const browser = await office.as('chief');
    const sheet = await browser.get(`/workspace/approvals/${id}`);
    expect(sheet.words).toContain('head（示例）休假或者已移交工作，您代为办理');
    const after = await browser.press(sheet.form('/signature'));
    expect(after.words).toContain('chief（示例）（代head（示例））');
    const acts = await ctx.db.selectFrom('approval_act').selectAll().where('step', '=', 2).execute();
    expect(acts).toMatchObject([{ officer_id: chief.id, on_behalf_of: head.id }]);
    expect((await browser.get(`/en/workspace/approvals/${id}`)).words).toContain(
      'chief (sample) (for head (sample))',
    );
  });

  test('acts no more once the days are over or the leave was ended', async () => {
    const office = await withLeave();
    const { ctx, chief, head, clock } = office;
    await office.proposeIt();
    await office.leave(head.id, chief.id);
    expect(await countWaiting(ctx, chief)).toBe(1);
    const own = await office.as('head');
    const list = await own.get(path);
    const ended = await own.press(list.form('/end'));
    expect(ended.words).toContain('已提前结束');
    expect(await countWaiting(ctx, chief)).toBe(0);
    await office.leave(head.id, chief.id);
    expect(await countWaiting(ctx, chief)).toBe(1);
    clock.pass(7 * 24 * 60);
    expect(await countWaiting(ctx, chief)).toBe(0);
  });

  test('who drafted it cannot do it, nor one who has acted, nor for an author', async () => {
    const office = await withLeave();
    const { ctx, head, chief, legal } = office;
    const both = await office.make('both', ['analyst', 'approver']);
    const { id } = await office.proposeIt(both);
    await office.leave(head.id, both.id);
    const agreement = { subjectHash: hash, secrecyReviewed: true };
    await expect(agree(ctx, id, { ...agreement, officer: both })).rejects.toMatchObject({ type: 'own-work' });
    await agree(ctx, id, { ...agreement, officer: head });
    await agree(ctx, id, { ...agreement, officer: office.gardener });
    await agree(ctx, id, { ...agreement, officer: legal });
    await office.leave(both.id, legal.id);
    await expect(agree(ctx, id, { ...agreement, officer: legal })).rejects.toMatchObject({ status: 403 });
    expect((await agree(ctx, id, { ...agreement, officer: chief })).state).toBe('signed');
  });
});

describe('leave', () => {
  test.each([
    ['no deputy', { deputy: '' }, '#deputy', '请选择代办人'],
    ['a day gone by', { from: '2021-05-19' }, '#from', '请填写第一天'],
    ['a day that is none', { from: 'x', until: 'y' }, '#from', '请填写第一天'],
    ['an end before its beginning', { until: '2021-05-19' }, '#until', '请填写最后一天'],
    ['a deputy who does not act in chains', { deputy: 'analyst' }, '#deputy', '不是签发人'],
    ['a deputy of another department', { deputy: 'gardener' }, '#deputy', '代'],
    ['oneself', { deputy: 'head' }, '#deputy', ''],
    ['nobody that exists', { deputy: 'nobody' }, '#deputy', ''],
  ])('with %s is said at its field', async (_what, change, field, words) => {
    const office = await withLeave();
    const filled: { [name: string]: string } = { deputy: 'chief', ...week, ...change };
    const known = Object.entries(office).find(([name]) => name === filled.deputy)?.[1];
    const deputy =
      known && typeof known === 'object' && 'id' in known ? String(known.id) : (filled.deputy ?? '');
    const page = await (await office.as('head')).post(path, { ...filled, deputy });
    expect(page.status).toBe(422);
    expect(page.summary[0]).toBe(field);
    expect(page.words).toContain(words);
    expect(page.title).toContain('错误：');
    expect(await office.rows()).toEqual([]);
  });

  test('that overlaps, comes back, or whose deputy is away is refused', async () => {
    const office = await withLeave();
    const { head, chief, legal } = office;
    await office.leave(head.id, chief.id);
    await expect(office.leave(head.id, legal.id, '2021-05-26', '2021-05-30')).rejects.toMatchObject({
      type: 'stand-in-overlaps',
    });
    await expect(office.leave(legal.id, head.id)).rejects.toMatchObject({ type: 'deputy-away' });
    await expect(office.leave(chief.id, head.id)).rejects.toMatchObject({ status: 409 });
    await office.leave(head.id, legal.id, '2021-05-27', '2021-05-30');
    const page = await (await office.as('head')).post(path, { deputy: legal.id, ...week });
    expect(page.status).toBe(422);
    expect(page.summary).toEqual(['#from']);
    expect(await office.rows()).toHaveLength(2);
  });

  test('of another is recorded and ended by the security administrator only', async () => {
    const office = await withLeave();
    const { head, chief } = office;
    const browser = await office.as('security');
    const fields = { officer: head.id, deputy: chief.id, ...week };
    expect((await browser.post(path, fields)).status).toBe(303);
    const [row] = await office.rows();
    expect(row).toMatchObject({ officer_id: head.id, deputy_id: chief.id, set_by: office.security.id });
    const other = await office.as('chief');
    expect((await other.post(path, { ...fields, officer: head.id, deputy: head.id })).status).toBe(422);
    expect((await other.post(`${path}/${row?.id}/end`, {})).status).toBe(404);
    expect((await browser.post(`${path}/${row?.id}/end`, {})).status).toBe(303);
    expect((await browser.post(`${path}/${row?.id}/end`, {})).status).toBe(404);
    expect((await browser.post(path, { ...fields, officer: '' })).summary).toEqual(['#officer']);
  });

  test('is nothing for who does not act in chains', async () => {
    const office = await withLeave();
    const browser = await office.as('analyst');
    expect((await browser.get(path)).status).toBe(403);
    expect((await browser.post(path, { deputy: office.head.id, ...week })).status).toBe(403);
    expect(await office.rows()).toEqual([]);
  });
});
