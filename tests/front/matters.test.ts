import { describe, expect, test } from 'vitest';
import { appeal } from '#server/comments/appeals.ts';
import { findCommentByReceipt } from '#server/comments/held-comments.ts';
import { decide } from '#server/comments/moderation.ts';
import { writeDisposition } from '#server/dispositions/dispositions.ts';
import { createGroup, placeOpinions } from '#server/dispositions/groups.ts';
import { listOpinionIds } from '#server/dispositions/opinions.ts';
import type { Role } from '#server/http/signed-in.ts';
import { listQuestionnaires, publishQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { declareEntryFinished } from '#server/results/entry-closures.ts';
import { proposeDueReleases } from '#server/results/release-after-closing.ts';
import { listWaiting } from '#server/staff/approval-records.ts';
import { returnWithNote } from '#server/staff/approvals.ts';
import { signedInAs } from '../consultations/preparation-support.ts';
import { makeDepartment, makeOfficer } from '../staff/support.ts';
import type { Page } from '../support/browser.ts';
import { comment, openOffice, small } from '../support/consultations.ts';
import { tiny } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';

const root = '/workspace/consultations/small';

/** A bureau with two comments of the first day, and a questionnaire that takes paper, both closed on 16 June at 0:00. */
async function open(at: string) {
  const house = await makeApp({ at: '2021-05-17T10:00:00+08:00' });
  const { ctx } = house;
  const office = await openOffice(ctx, small);
  const { consultation, department } = office;
  for (let n = 0; n < 2; n++) await comment(ctx, consultation);
  await publishQuestionnaire(ctx, {
    departmentId: department.id,
    definition: tiny,
    opensAt: new Date('2021-05-15T00:00:00+08:00'),
    closesAt: new Date('2021-06-16T00:00:00+08:00'),
    resultsDueOn: '2021-07-15',
    channels: ['online', 'paper'],
  });
  house.turnTo(at);
  const officer = (roles: Role[], name = roles.join('-')) => makeOfficer(ctx, department, roles, name);
  const as = async (roles: Role[]) => signedInAs(house, await officer(roles));
  return { ...house, ...office, officer, as };
}

/** The lines of the day: under which heading, what, until when, where to. */
const linesOf = ({ html }: Page) =>
  html.split('<section class="sec"').flatMap((part) => {
    const heading = /^ aria-labelledby="matters-(\w+)"/.exec(part)?.[1];
    if (!heading) return [];
    return part
      .split('<li class="open matter">')
      .slice(1)
      .map((line) => {
        const words = (pattern: RegExp) => (pattern.exec(line)?.[1] ?? '').replace(/<[^>]*>/g, '');
        return [
          heading,
          words(/<h3>(.*?)<\/h3>/),
          words(/<span class="st[^"]*">(.*?)<\/span>/),
          words(/<a class="btn alt" href="([^"]*)"/),
        ].join(' | ');
      });
  });

describe('an officer’s day', () => {
  test.each<[string, Role[], string[]]>([
    [
      '2021-05-20T10:00:00+08:00',
      ['moderator'],
      [`week | 2件意见待审核 | 2021年5月24日 | ${root}/comments?state=held`],
    ],
    [
      '2021-05-24T10:00:00+08:00',
      ['moderator'],
      [`today | 2件意见待审核 | 2021年5月24日 | ${root}/comments?state=held`],
    ],
    [
      '2021-05-25T10:00:00+08:00',
      ['moderator'],
      [`overdue | 2件意见超过审核时限 | 2021年5月24日 | ${root}/comments?state=held`],
    ],
    ['2021-05-20T10:00:00+08:00', ['clerk'], []],
    [
      '2021-06-15T10:00:00+08:00',
      ['clerk'],
      [
        `today | 今天截止 | 2021年6月15日 | ${root}`,
        'today | 今天截止 | 2021年6月15日 | /workspace/questionnaires/tiny',
      ],
    ],
    [
      '2021-06-16T10:00:00+08:00',
      ['analyst'],
      ['later | 答卷录入完毕后，请作声明 | 2021年6月29日 | /workspace/questionnaires/tiny'],
    ],
    ['2021-06-16T10:00:00+08:00', ['decision'], []],
    [
      '2021-07-14T10:00:00+08:00',
      ['analyst'],
      [
        `week | 采纳情况还没有公布 | 2021年7月15日 | ${root}`,
        'week | 请生成结果并送审 | 2021年7月15日 | /workspace/questionnaires/tiny',
      ],
    ],
    [
      '2021-07-16T10:00:00+08:00',
      ['decision'],
      [
        `overdue | 采纳情况还没有公布 | 2021年7月15日 | ${root}`,
        'overdue | 结果还没有公布 | 2021年7月15日 | /workspace/questionnaires/tiny',
      ],
    ],
  ])('at %s, as %s', async (at, roles, expected) => {
    const { as } = await open(at);
    const page = await (await as(roles)).get('/workspace');
    expect(page.status).toBe(200);
    expect(linesOf(page)).toEqual(expected);
  });

  test('an analyst groups, answers, and makes the results that were returned', async () => {
    const { ctx, consultation, officer, as, department, ...house } = await open('2021-06-16T10:00:00+08:00');
    const moderator = await officer(['moderator']);
    const seen = { revision: 0, seq: 0 };
    for (const no of [1, 2])
      await decide(ctx, { consultation, no, officer: moderator, seen, act: 'release' });
    const analyst = await officer(['analyst'], 'sorter');
    const browser = await as(['analyst']);
    const due = '2021年7月15日';
    expect(linesOf(await browser.get('/workspace'))).toContain(
      `later | 2处意见未归组 | ${due} | ${root}/opinions`,
    );
    const act = { consultation, officer: analyst };
    const { id } = await createGroup(ctx, { ...act, title: { 'zh-CN': '收费' } });
    await placeOpinions(ctx, {
      ...act,
      opinionIds: await listOpinionIds(ctx, consultation, {}),
      groupId: id,
    });
    expect(linesOf(await browser.get('/workspace'))).toContain(
      `later | 1条归并意见尚未答复 | ${due} | ${root}/groups`,
    );
    const given = {
      ...act,
      groupId: id,
      outcome: 'adopted' as const,
      reason: null,
      result: null,
      clauses: [],
    };
    await writeDisposition(ctx, given);
    expect(linesOf(await browser.get('/workspace'))).toContain(
      `later | 意见已全部处理，可以送审采纳情况反馈 | ${due} | ${root}/outcome`,
    );
    const [questionnaire] = await listQuestionnaires(ctx);
    if (!questionnaire) throw new Error('No questionnaire');
    await declareEntryFinished(ctx, questionnaire, analyst);
    expect(linesOf(await browser.get('/workspace'))).toContain(
      `later | 请生成结果并送审 | ${due} | /workspace/questionnaires/tiny`,
    );
    await proposeDueReleases(ctx, new AbortController().signal);
    expect(linesOf(await browser.get('/workspace')).join()).not.toContain('questionnaires/tiny');
    const approver = await officer(['approver']);
    const [approval] = await listWaiting(ctx, approver);
    const signer = await signedInAs({ ctx, ...house }, approver);
    const day = await signer.get('/workspace');
    expect(linesOf(day)).toContain(`later | 等您办理审批 | ${due} | /workspace/approvals/${approval?.id}`);
    await returnWithNote(ctx, approval?.id ?? '', { officer: approver, note: '请核对' });
    expect(linesOf(await browser.get('/workspace'))).toContain(
      `later | 结果已退回，请核对后重新送审 | ${due} | /workspace/questionnaires/tiny`,
    );
  });

  test('an appeal waits for whoever may decide it, not for whose decision it is', async () => {
    const { ctx, consultation, officer, as, ...house } = await open('2021-05-20T10:00:00+08:00');
    const { no, receipt } = await comment(ctx, consultation);
    const first = await officer(['moderator'], 'first');
    await decide(ctx, {
      consultation,
      no,
      officer: first,
      seen: { revision: 0, seq: 0 },
      act: 'withhold',
      rule: 'insult',
    });
    const held = await findCommentByReceipt(ctx, receipt);
    if (!held) throw new Error('No comment');
    await appeal(ctx, held, '请复核');
    const line = `later | 1件复核申请待处理 | 没有定期限 | ${root}/comments?appealed=1`;
    expect(linesOf(await (await as(['approver'])).get('/workspace'))).toContain(line);
    const own = await signedInAs({ ctx, ...house }, first);
    expect(linesOf(await own.get('/workspace'))).not.toContain(line);
  });

  test('strangers and administrators are told nothing; the system administrator of failed jobs', async () => {
    const { ctx, as, ...house } = await open('2021-07-16T10:00:00+08:00');
    const parks = await makeDepartment(ctx, 'parks');
    for (const role of ['moderator', 'analyst', 'approver', 'decision'] as const) {
      const stranger = await signedInAs(
        { ctx, ...house },
        await makeOfficer(ctx, parks, [role], `parks-${role}`),
      );
      const page = await stranger.get('/workspace');
      expect(linesOf(page)).toEqual([]);
      expect(page.words).toContain('现在没有要您办的事项');
    }
    for (const role of ['system', 'security', 'auditor'] as const)
      expect((await (await as([role])).get('/workspace')).words).toContain('管理员不接触问卷和意见的内容');
    await ctx.store.write((tx) =>
      tx.db
        .insertInto('job')
        .values({
          name: 'x',
          holder: null,
          lease_until: null,
          started_at: null,
          ended_at: null,
          succeeded_at: null,
          error: 'Error: x',
        })
        .execute(),
    );
    const system = await signedInAs({ ctx, ...house }, { signInName: 'system' });
    expect(linesOf(await system.get('/en/workspace'))).toEqual([
      'later | 1 job failed when it last ran | No set day | /en/workspace/jobs',
    ]);
  });
});

describe('the rail', () => {
  test('tells on every page how many comments are overdue, from the day after the deadline', async () => {
    const { as, turnTo } = await open('2021-05-24T23:59:00+08:00');
    const browser = await as(['moderator']);
    const badge = async (path: string) =>
      /href="\/workspace\/consultations"[^>]*><span>[^<]*<\/span>(?:<span class="num">(\d+)<\/span>)?/.exec(
        (await browser.get(path)).html,
      )?.[1];
    const pages = ['/workspace', '/workspace/questionnaires', '/workspace/approvals', `${root}/comments/1`];
    for (const path of pages) expect([path, await badge(path)]).toEqual([path, undefined]);
    turnTo('2021-05-25T00:00:00+08:00');
    for (const path of pages) expect([path, await badge(path)]).toEqual([path, '2']);
  });

  test('tells an approver what waits, and others nothing', async () => {
    const { ctx, as, turnTo } = await open('2021-06-16T10:00:00+08:00');
    turnTo('2021-06-30T10:00:00+08:00');
    await proposeDueReleases(ctx, new AbortController().signal);
    const badge = /href="\/workspace\/approvals"[^>]*><span>[^<]*<\/span><span class="num">1<\/span>/;
    expect((await (await as(['approver'])).get('/workspace/questionnaires')).html).toMatch(badge);
    expect((await (await as(['editor'])).get('/workspace/questionnaires')).html).not.toMatch(badge);
  });
});
