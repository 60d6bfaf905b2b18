import { describe, expect, test } from 'vitest';
import { deleteRehearsedComments } from '#server/comments/rehearsed-comments.ts';
import { hashOfConsultation } from '#server/consultations/consultations.ts';
import { createPreparation } from '#server/consultations/preparations.ts';
import { deleteRehearsedConsultation } from '#server/consultations/rehearsed-consultations.ts';
import { deleteRehearsedOutcomes } from '#server/dispositions/rehearsed-outcomes.ts';
import { deleteRehearsedResponses } from '#server/responses/rehearsed-responses.ts';
import { answered, CLOSED, type Desk, openDesk, publish, signedIn } from '../dispositions/support.ts';
import { makeDepartment, makeOfficer } from '../staff/support.ts';
import { refusalOf, send } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { comment, openOffice, small } from '../support/consultations.ts';
import { young } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { publishTiny } from './correcting-support.ts';

const rehearsed = { ...small, exercise: true };

/** Tables that hold nothing of a deleted rehearsal. */
const below = [
  ...['questionnaire', 'questionnaire_version', 'response', 'response_text', 'answering', 'release'],
  ...['consultation', 'round', 'period_event', 'document', 'document_version', 'clause_version'],
  ...['comment', 'comment_version', 'opinion', 'comment_contact', 'moderation', 'redaction'],
  ...['opinion_group', 'group_member', 'disposition', 'outcome', 'search_entry', 'preparation'],
] as const;

const countAll = async ({ ctx }: Pick<Desk, 'ctx'>) => {
  let all = 0;
  for (const table of below) all += (await ctx.db.selectFrom(table).selectAll().execute()).length;
  return all;
};

const publicAddresses = [
  '/questionnaires/tiny',
  '/questionnaires/%74iny',
  '/questionnaires/tiny/sections/A',
  '/questionnaires/tiny/check',
  '/questionnaires/tiny/results',
  '/questionnaires/tiny/results.json',
  '/en/questionnaires/tiny',
  '/consultations/small',
  '/consultations/small/clauses/1',
  '/consultations/small/comments',
  '/consultations/small/comments/new',
  '/consultations/small/outcome',
  '/consultations/small/outcome.csv',
  '/consultations/small/closing.ics',
  '/en/consultations/small',
];

const api = [
  '/questionnaires/tiny',
  '/questionnaires/tiny/results',
  '/consultations/small',
  '/consultations/small/versions/1',
  '/consultations/small/comments',
  '/consultations/small/outcome',
];

describe('a rehearsal', () => {
  test('is not there for the public, for programs, nor for officers of another department', async () => {
    const desk = await openDesk(rehearsed);
    const { ctx, consultation } = desk;
    await publishTiny(desk, true);
    const elsewhere = await makeDepartment(ctx, 'parks');
    const roles = ['editor', 'approver', 'analyst', 'moderator'] as const;
    const stranger = await signedIn(desk, await makeOfficer(ctx, elsewhere, [...roles]));
    const auditor = await signedIn(desk, await makeOfficer(ctx, elsewhere, ['auditor'], 'auditor'));
    const visitor = new Browser(desk);
    for (const browser of [visitor, stranger, auditor])
      for (const path of publicAddresses) {
        const page = await browser.get(path);
        expect([path, page.status]).toEqual([path, 404]);
        expect(page.html).not.toContain(consultation.title['zh-CN']);
      }
    for (const path of api)
      expect([path, await refusalOf(await desk.app.request(`/api/v1${path}`))]).toEqual([
        path,
        '404 not-found',
      ]);
    expect(await refusalOf(await send(desk, young))).toBe('404 not-found');
    for (const path of ['questionnaires', 'consultations'])
      expect(await (await desk.app.request(`/api/v1/${path}`)).json()).toMatchObject({ items: [] });
    const lists = ['/', '/consultations', '/privacy', '/open-day/2021', '/feed.atom', '/closings.ics'];
    for (const path of [...lists, '/search?q=停车', '/errata'])
      expect((await visitor.get(path)).html).not.toMatch(/(questionnaires\/tiny|consultations\/small)/);
    expect((await visitor.post('/consultations/small/comments', { 'text-0': '词' })).status).toBe(404);
    expect((await visitor.post('/questionnaires/tiny/answering', {})).status).toBe(404);
    for (const path of ['/workspace/questionnaires/tiny', '/workspace/consultations/small'])
      expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.get('/workspace/exercises')).words).not.toContain('tiny');

    const { receipt } = await comment(ctx, consultation);
    expect((await visitor.post('/receipts', { receipt })).status).toBe(422);
    expect((await stranger.post('/receipts', { receipt })).status).toBe(422);
    const own = await signedIn(desk, desk.analyst);
    expect((await own.post('/receipts', { receipt })).status).toBe(200);
  });

  test('is played by officers of the department through the same pages, each of which says what it is', async () => {
    const desk = await openDesk(rehearsed);
    const { ctx } = desk;
    await publishTiny(desk, true);
    const officer = await signedIn(desk, desk.analyst);
    for (const path of ['/questionnaires/tiny', '/consultations/small', '/consultations/small/comments']) {
      const page = await officer.get(path);
      expect(page.html).toContain('演练：只有本部门工作人员能看到');
      expect(page.html).toContain('name="robots" content="noindex"');
      expect(page.answer.headers.get('cache-control')).toBe('no-store');
      expect(page.answer.headers.get('x-robots-tag')).toBe('noindex');
    }
    expect((await officer.get('/en/consultations/small')).html).toContain('Rehearsal: only officers');
    for (const path of ['/workspace/questionnaires/tiny', '/workspace/consultations/small'])
      expect((await officer.get(path)).html).toContain('演练：只有本部门工作人员能看到');

    const begun = await officer.post('/questionnaires/tiny/answering', {});
    expect(begun.status).toBe(303);
    await officer.post(begun.location, { A1: 'young', B1: 'tea' });

    const { no } = await desk.released();
    await answered(desk, '写明时段', [no]);
    await publish(desk);
    const later = await signedIn(desk, desk.analyst);
    const outcome = await later.get('/consultations/small/outcome');
    expect([outcome.status, outcome.html.includes('演练：只有')]).toEqual([200, true]);
    const [row] = await ctx.db.selectFrom('outcome').select('snapshot').execute();
    expect(JSON.parse(row?.snapshot ?? '')).toMatchObject({ exercise: true });
    expect((await new Browser(desk).get('/consultations/small/outcome')).status).toBe(404);
    expect((await new Browser(desk).get('/search?q=写明时段')).html).not.toContain('consultations/small');
  });

  test('is ticked in preparation, and the hash of what is approved covers it', async () => {
    const house = await makeApp();
    const { department, editor } = await openOffice(house.ctx);
    const prepare = (content: typeof small) =>
      createPreparation(house.ctx, editor, { departmentId: department.id, content });
    const { id } = await prepare({ ...small, slug: 'other' });
    const browser = await signedIn(house, editor);
    const address = `/workspace/preparations/${id}`;
    const form = (await browser.get(address)).form(address);
    const fields = new URLSearchParams(form.fields);
    expect(fields.has('exercise')).toBe(false);
    fields.set('exercise', 'yes');
    const saved = await browser.follow(await browser.post(address, fields));
    expect(saved.words).toContain('演练');
    const row = await house.ctx.db
      .selectFrom('preparation')
      .select('content')
      .where('id', '=', id)
      .executeTakeFirst();
    expect(JSON.parse(row?.content ?? '')).toMatchObject({ exercise: true });
    expect(hashOfConsultation(rehearsed)).not.toBe(hashOfConsultation(small));
  });

  test('is deleted whole by an editor, after a question; records of what officers did stay', async () => {
    const desk = await openDesk(rehearsed);
    const { ctx, consultation, editor, analyst } = desk;
    const questionnaire = await publishTiny(desk, true);
    const player = await signedIn(desk, analyst);
    const begun = await player.post('/questionnaires/tiny/answering', {});
    await player.post(begun.location, { A1: 'young' });
    const { no } = await desk.released();
    await answered(desk, '写明时段', [no]);
    await publish(desk);
    const officer = await signedIn(desk, analyst);
    const item = `/workspace/exercises/consultation/${consultation.id}/deletion`;
    expect((await officer.post(item, { confirmed: 'yes' })).status).toBe(403);
    const elsewhere = await makeOfficer(ctx, await makeDepartment(ctx, 'parks'), ['editor']);
    expect((await (await signedIn(desk, elsewhere)).post(item, { confirmed: 'yes' })).status).toBe(404);

    const browser = await signedIn(desk, editor);
    const list = await browser.get('/workspace/exercises');
    expect(list.links).toContain(item);
    const approvals = await ctx.db.selectFrom('approval').selectAll().execute();
    const asked = await browser.post(item, {});
    expect([asked.status, asked.heading]).toEqual([200, '删除这项演练']);
    expect((await officer.get('/consultations/small')).status).toBe(200);
    expect((await browser.press(asked.form('/deletion'))).status).toBe(200);
    const other = `/workspace/exercises/questionnaire/${questionnaire.id}/deletion`;
    expect((await browser.post(other, { confirmed: 'yes' })).status).toBe(303);

    expect(await countAll(desk)).toBe(0);
    expect((await officer.get('/consultations/small')).status).toBe(404);
    expect((await officer.get('/questionnaires/tiny')).status).toBe(404);
    expect(await ctx.db.selectFrom('approval').selectAll().execute()).toEqual(approvals);
    const approver = await signedIn(desk, desk.approver);
    expect((await officer.get('/workspace/approvals')).words).toContain('已删除的演练');
    expect((await approver.get(`/workspace/approvals/${approvals[0]?.id}`)).status).toBe(200);
    const events = await ctx.db.selectFrom('audit_event').select('act').execute();
    expect(events.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['consultation.rehearsal-deleted', 'questionnaire.rehearsal-deleted']),
    );
  });

  test('waits with its deletion for a signature; the same deletion of a real item is refused', async () => {
    const desk = await openDesk(rehearsed);
    const { no } = await desk.released();
    await answered(desk, '写明时段', [no]);
    desk.turnTo(CLOSED);
    const analyst = await signedIn(desk, desk.analyst);
    await analyst.post('/workspace/consultations/small/outcome/proposals', {});
    const editor = await signedIn(desk, desk.editor);
    const waiting = await editor.post(`/workspace/exercises/consultation/${desk.consultation.id}/deletion`, {
      confirmed: 'yes',
    });
    expect(waiting.status).toBe(409);

    const real = await openDesk();
    const accepted = await real.released();
    await answered(real, '写明时段', [accepted.no]);
    await publish(real);
    const address = `/workspace/exercises/consultation/${real.consultation.id}/deletion`;
    expect((await (await signedIn(real, real.editor)).post(address, { confirmed: 'yes' })).status).toBe(404);
    for (const remove of [deleteRehearsedOutcomes, deleteRehearsedComments, deleteRehearsedConsultation])
      await expect(real.ctx.store.write((tx) => remove(tx, real.consultation))).rejects.toThrow();
    expect((await new Browser(real).get('/consultations/small/outcome')).status).toBe(200);
    const questionnaire = await publishTiny(real);
    await expect(
      real.ctx.store.write((tx) => deleteRehearsedResponses(tx, questionnaire)),
    ).rejects.toMatchObject({ type: 'not-found' });
  });
});
