import { expect, test } from 'vitest';
import { withdrawComment } from '#server/comments/comment-changes.ts';
import { decide, reopen } from '#server/comments/moderation.ts';
import { listEveryConsultation, publishConsultation } from '#server/consultations/consultations.ts';
import { heldIn } from '#server/front/held.ts';
import { mattersOf } from '#server/front/matters.ts';
import { getQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { recount } from '#server/results/counters.ts';
import { proposeDueReleases } from '#server/results/release-after-closing.ts';
import { listReleases, putForward } from '#server/results/releases.ts';
import { listApprovalsOf } from '#server/staff/approval-records.ts';
import { sign } from '#server/staff/approvals.ts';
import { CLOSED, openDesk, signedIn } from '../dispositions/support.ts';
import { Browser } from '../support/browser.ts';
import { comment, small } from '../support/consultations.ts';
import { publishTiny, pullAs } from './correcting-support.ts';

const { signal } = new AbortController();
const path = '/workspace/questionnaires/tiny';

/** A closed questionnaire whose release the system has proposed. */
async function open(exercise = false) {
  const desk = await openDesk();
  const { id } = await publishTiny(desk, exercise);
  desk.turnTo(CLOSED);
  return { ...desk, id };
}

type Opened = Awaited<ReturnType<typeof open>>;

async function publishRelease({ ctx, approver, id }: Opened) {
  const [release] = await listReleases(ctx, { id });
  const [approval] = await listApprovalsOf(ctx, 'release', release?.id ?? '');
  if (!release || !approval) throw new Error('Nothing proposed');
  await sign(ctx, approval.id, { officer: approver, secrecyReviewed: true, subjectHash: release.hash });
  return release;
}

test('a rehearsal stands marked in the day and on no department page, and nothing is proposed of it', async () => {
  const desk = await open(true);
  expect(await proposeDueReleases(desk.ctx, signal)).toBe(0);
  const browser = await signedIn(desk, desk.analyst);
  const day = await browser.get('/workspace');
  expect(day.html).toMatch(/小问卷 ?<span class="tag">演练<\/span>/);
  expect((await mattersOf(desk.ctx, desk.analyst)).filter((each) => each.path === path)).toMatchObject([
    { kind: 'release', exercise: true },
  ]);
  expect((await browser.get(`/workspace/departments/${desk.department.slug}`)).links).not.toContain(path);
});

test('of a questionnaire that was taken back nothing waits and nothing is proposed, by whoever', async () => {
  const desk = await open();
  await pullAs(desk, desk.approver, 'questionnaire', desk.id);
  expect(await proposeDueReleases(desk.ctx, signal)).toBe(0);
  expect((await mattersOf(desk.ctx, desk.analyst)).filter((each) => each.path === path)).toEqual([]);
  const questionnaire = await getQuestionnaire(desk.ctx, 'tiny');
  const tally = await recount(desk.ctx, questionnaire);
  await expect(putForward(desk.ctx, questionnaire, tally, null)).rejects.toMatchObject({ status: 404 });
  expect(await listReleases(desk.ctx, questionnaire)).toEqual([]);
});

test('the approval of a release waits for nobody once its questionnaire was taken back', async () => {
  const desk = await open();
  await proposeDueReleases(desk.ctx, signal);
  const waits = async () =>
    (await mattersOf(desk.ctx, desk.approver)).filter(({ kind }) => kind === 'approval').length;
  expect(await waits()).toBe(1);
  await pullAs(desk, desk.approver, 'questionnaire', desk.id);
  expect(await waits()).toBe(0);
});

test('the department sees a correction that waits beside what is public; pulled results are due no more', async () => {
  const desk = await open();
  const { ctx } = desk;
  await proposeDueReleases(ctx, signal);
  const release = await publishRelease(desk);
  const questionnaire = await getQuestionnaire(ctx, 'tiny');
  const note = { 'zh-CN': '更正一处录入错误，其余不变。' };
  await putForward(ctx, questionnaire, await recount(ctx, questionnaire), desk.analyst, {
    note,
    withdraw: [],
  });
  const browser = await signedIn(desk, desk.analyst);
  const page = await browser.get(`/workspace/departments/${desk.department.slug}`);
  expect(page.words).toMatch(/已公布更正待签发/);
  expect(page.links).toContain('/questionnaires/tiny/results');
  await pullAs(desk, desk.approver, 'release', release.id);
  const home = await new Browser(desk).get('/');
  expect(home.words).toMatch(/已撤下小问卷结果已于2021年\d+月\d+日撤下，见更正说明/);
  expect(home.words).not.toContain('前公布结果');
  expect((await browser.get(`/workspace/departments/${desk.department.slug}`)).words).toMatch(
    /已撤下更正待签发/,
  );
});

test('what waits for review is exactly what the view calls held', async () => {
  const desk = await openDesk();
  const { ctx, department, moderator, editor } = desk;
  const definition = { ...small, slug: 'second' };
  await publishConsultation(ctx, { departmentId: department.id, officerId: editor.id, definition });
  for (const consultation of await listEveryConsultation(ctx)) {
    for (let n = 0; n < 4; n++) {
      const { no, receipt } = await comment(ctx, consultation);
      const act = { consultation, no, officer: moderator };
      if (n > 0) await decide(ctx, { ...act, seen: { revision: 0, seq: 0 }, act: 'release' });
      if (n > 1) await reopen(ctx, { ...act, seen: { revision: 0, seq: 1 } });
      if (n > 2) await withdrawComment(ctx, consultation, receipt);
    }
  }
  const counted = await heldIn(ctx, await listEveryConsultation(ctx));
  const viewed = await ctx.db
    .selectFrom('comment_state')
    .select(({ fn }) => ['consultation_id', fn.countAll<number>().as('n')])
    .where('state', '=', 'held')
    .groupBy('consultation_id')
    .execute();
  expect(viewed.map(({ n }) => n)).toEqual([2, 2]);
  for (const { consultation_id, n } of viewed) expect(counted.get(consultation_id)?.waiting.n).toBe(n);
});
