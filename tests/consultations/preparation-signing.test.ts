import { describe, expect, test } from 'vitest';
import { listConsultations, publishConsultation } from '#server/consultations/consultations.ts';
import type { Role } from '#server/http/signed-in.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { makeOfficer } from '../staff/support.ts';
import { wasteMeasures } from '../support/consultations.ts';
import { bringIn, formTo, openWriting, plan } from './preparation-support.ts';

const root = '/workspace/preparations';

/** A preparation that waits for its signature. */
async function proposed(definition = plan) {
  const writing = await openWriting();
  const browser = await writing.as(writing.editor);
  const signer = await writing.as(writing.approver);
  const address = await bringIn(browser, definition);
  const sheet = (await browser.post(`${address}/proposals`, {})).location;
  const sign = async () => {
    const signer = await writing.as(writing.approver);
    const page = await signer.get(sheet);
    const hash = /name="subject_hash" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
    return signer.post(`${sheet}/signature`, { subject_hash: hash, secrecy: 'reviewed' });
  };
  return { ...writing, browser, signer, address, sheet, sign };
}

const slugs = async ({ ctx }: Pick<Awaited<ReturnType<typeof openWriting>>, 'ctx'>) =>
  (await listConsultations(ctx)).map(({ slug }) => slug);

describe('the signature', () => {
  test('publishes exactly once, in the department, and is recorded', async () => {
    const house = await proposed();
    expect((await house.sign()).status).toBe(303);
    expect(await slugs(house)).toEqual([plan.slug]);
    expect((await listConsultations(house.ctx))[0]?.departmentId).toBe(house.department.id);
    expect((await house.sign()).status).toBe(409);
    const trail = await house.ctx.db.selectFrom('audit_event').select(['act', 'officer_id']).execute();
    expect(trail).toContainEqual({ act: 'preparation.created', officer_id: house.editor.id });
    expect(trail).toContainEqual({ act: 'consultation.published', officer_id: house.approver.id });
  });

  test('is refused to whoever wrote a part of it, though a colleague proposed it', async () => {
    const house = await openWriting();
    const both = await makeOfficer(house.ctx, house.department, ['editor', 'approver'], 'both');
    const own = await house.as(both);
    const address = await bringIn(own, plan);
    const proposal = await (await house.as(house.editor)).post(`${address}/proposals`, {});
    const sheet = await own.get(proposal.location);
    const hash = /name="subject_hash" value="([^"]*)"/.exec(sheet.html)?.[1] ?? '';
    const fields = { subject_hash: hash, secrecy: 'reviewed' };
    expect((await own.post(`${proposal.location}/signature`, fields)).status).toBe(403);
    expect(await slugs(house)).toEqual([]);
    const signer = await house.as(house.approver);
    expect((await signer.post(`${proposal.location}/signature`, fields)).status).toBe(303);
    expect(await slugs(house)).toEqual([plan.slug]);
  });

  test('a double click on saving saves once and tells of no colleague', async () => {
    const house = await openWriting();
    const browser = await house.as(house.editor);
    const address = await bringIn(browser, plan);
    const form = formTo(await browser.get(address), address).fill({
      'notice.contact.email': 'other@example.invalid',
    });
    const sent = browser.pressed(form, '保存');
    const pages = await Promise.all([browser.post(address, sent), browser.post(address, sent)]);
    expect(pages.map(({ status }) => status)).toEqual([303, 303]);
    const trail = await house.ctx.db.selectFrom('audit_event').select('act').execute();
    expect(trail.filter(({ act }) => act === 'preparation.changed')).toHaveLength(1);
  });

  test('is refused when the content was changed after the proposal', async () => {
    const house = await proposed();
    const { browser, address, signer, sheet } = house;
    const before = await signer.get(sheet);
    const hash = /name="subject_hash" value="([^"]*)"/.exec(before.html)?.[1] ?? '';
    const page = await browser.get(address);
    expect(page.words).toContain('已经送审，等待签发。现在改动内容，签发会被拒绝');
    await browser.press(
      formTo(page, address).fill({ 'notice.contact.email': 'other@example.invalid' }),
      '保存',
    );
    const answer = await signer.post(`${sheet}/signature`, { subject_hash: hash, secrecy: 'reviewed' });
    expect(answer.status).toBe(409);
    expect(answer.heading).toBe('送审以后内容有改动');
    expect(await slugs(house)).toEqual([]);
    await signer.post(`${sheet}/return`, { note: '请核对邮箱' });
    const returned = await browser.get(address);
    expect(returned.words).toContain('请核对邮箱');
    const again = await browser.press(formTo(returned, `${address}/proposals`), '提交签发');
    expect(
      (await signer.post(`${again.path}/signature`, { subject_hash: hash, secrecy: 'reviewed' })).status,
    ).toBe(409);
  });

  test('is refused when days have passed and the period has become too short', async () => {
    const house = await proposed(wasteMeasures);
    house.turnTo('2021-05-17T09:00:00+08:00');
    const answer = await house.sign();
    expect(answer.status).toBe(409);
    expect(answer.heading).toBe('内容还不齐全，不能公布');
    expect(await slugs(house)).toEqual([]);
    expect((await (await house.as(house.editor)).get(house.sheet)).words).toContain('审批中');
  });

  test('is refused when the address was taken in the meantime', async () => {
    const house = await proposed();
    const { id: departmentId } = house.department;
    await publishConsultation(house.ctx, { departmentId, officerId: house.editor.id, definition: plan });
    expect((await house.sign()).status).toBe(409);
    expect(await slugs(house)).toEqual([plan.slug]);
  });

  test('a second proposal while one waits is refused', async () => {
    const { browser, address } = await proposed();
    expect((await browser.post(`${address}/proposals`, {})).status).toBe(409);
    expect((await browser.get(address)).forms.some((form) => form.buttons.has('提交签发'))).toBe(false);
  });
});

describe('who may', () => {
  test.each<[Role, number, number]>([
    ['editor', 200, 200],
    ['approver', 200, 403],
    ['legal', 200, 403],
    ['moderator', 403, 403],
    ['analyst', 403, 403],
    ['clerk', 403, 403],
    ['decision', 403, 403],
    ['auditor', 404, 403],
    ['system', 404, 403],
    ['security', 404, 403],
  ])('%s: reads %i, writes %i', async (role, reads, writes) => {
    const { ctx, editor, department, as } = await openWriting();
    const address = await bringIn(await as(editor), plan);
    const browser = await as(await makeOfficer(ctx, department, [role], `other-${role}`));
    expect((await browser.get(address)).status).toBe(reads);
    expect((await browser.get(`${root}/new`)).status).toBe(writes);
    const refused = reads === 200 ? writes : reads;
    for (const path of [address, `${address}/clauses`, `${address}/proposals`]) {
      const { status } = await browser.post(path, { version: 'x', text: 'x', 'round.opens_at': 'x' });
      if (role !== 'editor') expect(status).toBe(refused);
    }
    if (role !== 'editor')
      expect((await browser.post(`${root}/new`, { act: 'file', file: '{' })).status).toBe(403);
    expect((await browser.get(root)).status).toBe(reads === 404 ? 403 : reads);
  });

  test('another department finds nothing there', async () => {
    const { ctx, editor, as } = await openWriting();
    const address = await bringIn(await as(editor), plan);
    const other = await createDepartment(ctx, { slug: 'other', name: { 'zh-CN': '他局（示例）' } });
    const stranger = await as(await makeOfficer(ctx, other, ['editor', 'approver']));
    for (const path of [address, `${address}/clauses`]) expect((await stranger.get(path)).status).toBe(404);
    for (const path of [address, `${address}/clauses`, `${address}/proposals`])
      expect((await stranger.post(path, {})).status).toBe(404);
    expect((await stranger.get(root)).html).not.toContain(address);
  });

  test('without a session the door is shown', async () => {
    const { app } = await openWriting();
    expect((await app.request(root)).status).toBe(303);
  });
});
