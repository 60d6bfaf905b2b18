import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Paper, submitComment } from '#server/comments/comments.ts';
import { CommentsClosedError, CommentsNotOpenError, PaperTooLateError } from '#server/comments/errors.ts';
import { getConsultation } from '#server/consultations/consultations.ts';
import { roles } from '#server/http/signed-in.ts';
import { KeyReusedError, WeakKeyError } from '#server/responses/errors.ts';
import { can, matrix, NotAllowedError } from '#server/staff/roles.ts';
import { commentChannels } from '#shared/terms.ts';
import { makeDepartment, makeOfficer } from '../staff/support.ts';
import { comment, commentBody, openOffice, small } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';
import { happen, letter } from './support.ts';

const NOON = 'T12:00:00+08:00';

/** A house whose consultation was published on 13 May, open from 15 May to 15 June 2021, 24:00; the clock stands at noon of a day. */
async function open(today = '2021-05-20') {
  const house = await makeApp({ at: `2021-05-13${NOON}` });
  const { consultation, department } = await openOffice(house.ctx);
  const clerk = await makeOfficer(house.ctx, department, ['clerk']);
  house.clock.set(`${today}${NOON}`);
  const enter = async (paper: Partial<Paper>, key: string = randomUUID()) =>
    comment(
      house.ctx,
      await getConsultation(house.ctx, small.slug),
      {},
      { key, paper: letter(clerk, paper) },
    );
  return { ...house, consultation, department, clerk, enter };
}

const storedDays = ({ ctx }: Awaited<ReturnType<typeof open>>) =>
  ctx.db.selectFrom('comment').select(['no', 'channel', 'serial', 'paper_day', 'postmark_day']).execute();

describe('which papers are in time', () => {
  const inTime: [string, string, string | null, string][] = [
    ['today', '2021-05-20', null, '2021-05-20'],
    ['on the first day', '2021-05-15', null, '2021-05-20'],
    ['written before the opening, after the publication', '2021-05-13', null, '2021-05-20'],
    ['on the last day, entered later', '2021-06-15', null, '2021-06-16'],
    ['posted on the last day, come later', '2021-06-18', '2021-06-15', '2021-06-18'],
    ['on the last day of entry', '2021-06-29', '2021-06-14', '2021-06-29'],
    ['posted and come on one day', '2021-05-18', '2021-05-18', '2021-05-20'],
  ];

  test('those sent between the publication and the last day, entered within ten working days', async () => {
    const bench = await open();
    for (const [which, day, postmarkDay, today] of inTime) {
      bench.clock.set(`${today}${NOON}`);
      const { no } = await bench.enter({ day, postmarkDay, serial: which });
      const stored = (await storedDays(bench)).find((row) => row.no === no);
      expect(stored).toEqual({
        no,
        channel: 'letter',
        serial: which,
        paper_day: day,
        postmark_day: postmarkDay,
      });
    }
  });

  const outOfTime: [string, string, string | null, string][] = [
    ['tomorrow’s', '2021-05-21', null, '2021-05-20'],
    ['posted tomorrow', '2021-05-20', '2021-05-21', '2021-05-20'],
    ['come before it was posted', '2021-05-18', '2021-05-19', '2021-05-20'],
    ['from before the publication', '2021-05-12', null, '2021-05-20'],
    ['posted before the publication', '2021-05-20', '2021-05-12', '2021-05-20'],
    ['from after the last day', '2021-06-16', null, '2021-06-16'],
    ['posted after the last day', '2021-06-18', '2021-06-16', '2021-06-18'],
    ['in time, but entered after ten working days', '2021-06-15', null, '2021-06-30'],
    ['of a day that is none', '2021-05-99', null, '2021-06-01'],
    ['of a postmark that is none', '2021-06-01', '2021-05-99', '2021-06-01'],
    ['of no day', '', null, '2021-06-01'],
  ];

  test('and no others', async () => {
    const bench = await open();
    for (const [which, day, postmarkDay, today] of outOfTime) {
      bench.clock.set(`${today}${NOON}`);
      await expect(bench.enter({ day, postmarkDay }), which).rejects.toThrow(PaperTooLateError);
    }
    expect(await storedDays(bench)).toEqual([]);
  });

  test('the last day is that of the period as it was moved', async () => {
    const { ctx, consultation, enter, clock } = await open('2021-06-18');
    await expect(enter({ day: '2021-06-17' })).rejects.toThrow(PaperTooLateError);
    await happen(ctx, consultation, 'extend', '2021-06-18T00:00:00+08:00');
    await enter({ day: '2021-06-17' });
    clock.set(`2021-07-01${NOON}`);
    await enter({ day: '2021-06-17' });
    clock.set(`2021-07-02${NOON}`);
    await expect(enter({ day: '2021-06-17' })).rejects.toThrow(PaperTooLateError);
  });

  test('none before the opening and none while the period rests', async () => {
    const { ctx, consultation, enter } = await open('2021-05-14');
    await expect(enter({ day: '2021-05-14' })).rejects.toThrow(CommentsNotOpenError);
    const rested = await open();
    await happen(rested.ctx, rested.consultation, 'suspend');
    await expect(rested.enter({})).rejects.toThrow(CommentsNotOpenError);
    expect(await ctx.db.selectFrom('comment').select('no').execute()).toEqual([]);
    expect(consultation.round.window.opensAt).toEqual(new Date('2021-05-15T00:00:00+08:00'));
  });

  test('a paper entered again under its key is there once, also later; with another day it is another paper', async () => {
    const { ctx, enter, clock } = await open();
    const key = randomUUID();
    const first = await enter({ day: '2021-05-19' }, key);
    clock.set(`2021-09-01${NOON}`);
    expect(await enter({ day: '2021-05-19' }, key)).toEqual({ ...first, created: false });
    for (const other of [
      { day: '2021-05-18' },
      { day: '2021-05-19', serial: '8' },
      { day: '2021-05-19', channel: 'hall' as const },
    ])
      await expect(enter(other, key)).rejects.toThrow(KeyReusedError);
    expect(await ctx.db.selectFrom('comment').select('no').execute()).toHaveLength(1);
  });

  test('after closing papers are entered, and nothing comes online', async () => {
    const { ctx, consultation, enter } = await open('2021-06-20');
    await expect(comment(ctx, consultation)).rejects.toThrow(CommentsClosedError);
    await enter({ day: '2021-06-10' });
  });
});

test('who entered a paper stands in the audit trail, once, without its words', async () => {
  const { ctx, clerk, department, enter, clock } = await open();
  const key = randomUUID();
  const { no } = await enter({ channel: 'phone' }, key);
  await enter({ channel: 'phone' }, key);
  const events = await ctx.db
    .selectFrom('audit_event')
    .selectAll()
    .where('act', '=', 'comment.entered')
    .execute();
  expect(events).toEqual([
    {
      seq: expect.any(Number),
      at: `${clock.now().toISOString().slice(0, 19)}Z`,
      officer_id: clerk.id,
      department_id: department.id,
      act: 'comment.entered',
      subject: `small ${no}`,
      detail: '{"channel":"phone"}',
      before_hash: null,
      after_hash: null,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
});

test('each way by which a paper comes is kept as it came; online is never a paper’s', async () => {
  const { ctx, enter } = await open();
  const ways = commentChannels.filter((channel) => channel !== 'online');
  for (const channel of ways) await enter({ channel });
  const rows = await ctx.db.selectFrom('comment').select('channel').orderBy('no').execute();
  expect(rows.map(({ channel }) => channel)).toEqual(ways);
});

describe('who may enter papers', () => {
  const moments = [
    ['2021-05-14', CommentsNotOpenError],
    ['2021-05-20', undefined],
    ['2021-06-20', undefined],
    ['2021-07-20', PaperTooLateError],
  ] as const;

  test('whom the matrix says, before, in and after the period', async () => {
    const { ctx, consultation, department, clock } = await open();
    const granted: readonly string[] = matrix['enter-answers'];
    for (const role of roles) {
      const officer = await makeOfficer(ctx, department, [role], `matrix.${role}`);
      expect([role, can(officer, 'enter-answers', department.id)]).toEqual([role, granted.includes(role)]);
      for (const [at, refusal] of moments) {
        clock.set(`${at}${NOON}`);
        const paper = letter(officer, { day: at < '2021-06-15' ? at : '2021-06-15' });
        const entering = comment(ctx, consultation, {}, { paper });
        const wanted = granted.includes(role) ? refusal : NotAllowedError;
        if (wanted) await expect(entering, `${role} ${at}`).rejects.toThrow(wanted);
        else expect((await entering).created).toBe(true);
      }
    }
    const stored = await ctx.db.selectFrom('comment').select('no').execute();
    expect(stored).toHaveLength(granted.length * 2);
  });

  test('not the clerk of another department, and nobody without a role; a refusal tells nothing of the key', async () => {
    const { ctx, consultation, enter } = await open();
    const other = await makeOfficer(ctx, await makeDepartment(ctx, 'elsewhere'), ['clerk']);
    const key = randomUUID();
    await enter({}, key);
    for (const officer of [other, { ...other, roles: [] }]) {
      const submission = { key, versionNo: 1, body: commentBody(), paper: letter(officer) };
      await expect(submitComment(ctx, consultation, submission)).rejects.toThrow(NotAllowedError);
    }
  });

  test('a weak key is refused before anything', async () => {
    const { enter } = await open();
    for (const key of ['', '1', 'a'.repeat(21), '6ba7b810-9dad-11d1-80b4-00c04fd430c8'])
      await expect(enter({}, key)).rejects.toThrow(WeakKeyError);
  });
});
