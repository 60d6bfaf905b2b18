import { describe, expect, test } from 'vitest';
import type { Approval } from '#server/staff/approval-records.ts';
import { getApproval, listApprovalsOf, listOwn, listWaiting } from '#server/staff/approval-records.ts';
import { propose, returnWithNote, sign } from '#server/staff/approvals.ts';
import { publications } from '#server/staff/publications.ts';
import { type Bench, makeDepartment, makeOfficer, openBench } from './support.ts';

const hash = 'sha256:as-proposed';

async function withPeople() {
  const bench = await openBench();
  publications.register('release', (tx, { subjectId }) =>
    tx.db.insertInto('site_setting').values({ key: 'published', value: subjectId }).execute(),
  );
  const city = await makeDepartment(bench.ctx, 'city');
  const parks = await makeDepartment(bench.ctx, 'parks');
  const make = (role: Parameters<typeof makeOfficer>[2], of = city) => makeOfficer(bench.ctx, of, role);
  return {
    ...bench,
    city,
    analyst: await make(['analyst']),
    approver: await make(['approver']),
    legal: await make(['legal']),
    both: await make(['analyst', 'approver']),
    foreign: await make(['approver'], parks),
  };
}

type People = Awaited<ReturnType<typeof withPeople>>;

const draft = ({ ctx, city, analyst }: People, officer = analyst): Promise<Approval> =>
  propose(ctx, { departmentId: city.id, kind: 'release', subjectId: 'r1', subjectHash: hash, officer });

const acts = ({ ctx }: Bench) => ctx.db.selectFrom('approval_act').selectAll().orderBy('step').execute();
const trail = async ({ ctx }: Bench) =>
  (await ctx.db.selectFrom('audit_event').selectAll().orderBy('seq').execute())
    .filter(({ act }) => act.startsWith('approval.'))
    .map(({ act, officer_id, department_id, subject }) => ({ act, officer_id, department_id, subject }));

const settings = ({ ctx }: Bench) =>
  ctx.db.selectFrom('site_setting').selectAll().where('key', 'in', ['published', 'half']).execute();

describe('the shortest chain', () => {
  test('one drafts, another signs, and it is published in the same write', async () => {
    const people = await withPeople();
    const { ctx, analyst, approver, city, clock } = people;
    const { id, state } = await draft(people);
    expect(state).toBe('waiting');
    expect(await settings(people)).toEqual([]);
    const signed = await sign(ctx, id, {
      officer: approver,
      secrecyReviewed: true,
      note: ' 同意 ',
      subjectHash: hash,
    });
    expect(signed.state).toBe('signed');
    expect(signed.acts).toMatchObject([
      { step: 1, act: 'draft', officerId: analyst.id, at: clock.now(), secrecyReviewed: false, note: null },
      {
        step: 2,
        act: 'sign',
        officerId: approver.id,
        title: approver.title,
        secrecyReviewed: true,
        note: '同意',
      },
    ]);
    expect(await settings(people)).toEqual([{ key: 'published', value: 'r1' }]);
    expect(await trail(people)).toEqual([
      { act: 'approval.proposed', officer_id: analyst.id, department_id: city.id, subject: id },
      { act: 'approval.signed', officer_id: approver.id, department_id: city.id, subject: id },
    ]);
  });

  test('a publication that fails takes the signature back', async () => {
    const people = await withPeople();
    const { id } = await draft(people);
    publications.register('release', async (tx) => {
      await tx.db.insertInto('site_setting').values({ key: 'half', value: 'done' }).execute();
      throw new Error('the disk is gone');
    });
    const signing = sign(people.ctx, id, {
      officer: people.approver,
      secrecyReviewed: true,
      subjectHash: hash,
    });
    await expect(signing).rejects.toThrow('the disk is gone');
    expect(await settings(people)).toEqual([]);
    expect((await acts(people)).map(({ act }) => act)).toEqual(['draft']);
    expect((await trail(people)).map(({ act }) => act)).toEqual(['approval.proposed']);
    expect((await getApproval(people.ctx, people.approver, id)).state).toBe('waiting');
  });

  test('a return with a note ends it; a new proposal begins anew', async () => {
    const people = await withPeople();
    const { id } = await draft(people);
    const returned = await returnWithNote(people.ctx, id, { officer: people.approver, note: '第二表缺基数' });
    expect(returned.state).toBe('returned');
    expect(returned.acts[1]).toMatchObject({ act: 'return', note: '第二表缺基数', secrecyReviewed: false });
    expect(await settings(people)).toEqual([]);
    await draft(people);
    const all = await listApprovalsOf(people.ctx, 'release', 'r1');
    expect(all.map(({ state }) => state)).toEqual(['returned', 'waiting']);
  });
});

describe('refusals', () => {
  const ways: [string, (people: People) => Promise<unknown>, string, number][] = [
    ['own work', (p) => attempt(p, { officer: p.both }, p.both), 'own-work', 403],
    ['own work, even to return', (p) => giveBack(p, p.both, p.both), 'own-work', 403],
    ['an officer without the role', (p) => attempt(p, { officer: p.legal }), 'not-allowed', 403],
    ['an author without the role', (p) => attempt(p, { officer: p.analyst }), 'not-allowed', 403],
    ['an approver of another department', (p) => attempt(p, { officer: p.foreign }), 'not-found', 404],
    ['no secrecy review', (p) => attempt(p, { secrecyReviewed: false }), 'secrecy-not-reviewed', 422],
    ['another hash', (p) => attempt(p, { subjectHash: 'sha256:other' }), 'changed-since', 409],
    ['a return without a note', (p) => giveBack(p, p.approver, p.analyst, ' \n'), 'note-missing', 422],
    ['drafting without the role', (p) => draft(p, p.approver), 'not-allowed', 403],
    [
      'drafting for another department',
      (p) => draft({ ...p, city: p.foreign.department }),
      'not-allowed',
      403,
    ],
  ];

  async function attempt(p: People, given: Partial<Parameters<typeof sign>[2]>, author = p.analyst) {
    const { id } = await draft(p, author);
    return sign(p.ctx, id, { officer: p.approver, secrecyReviewed: true, subjectHash: hash, ...given });
  }

  async function giveBack(p: People, officer: People['approver'], author = p.analyst, note = 'x') {
    const { id } = await draft(p, author);
    return returnWithNote(p.ctx, id, { officer, note });
  }

  test.each(ways)('%s', async (_what, act, type, status) => {
    const people = await withPeople();
    await expect(act(people)).rejects.toMatchObject({ type, status });
    expect(await settings(people)).toEqual([]);
    expect((await acts(people)).filter((each) => each.act !== 'draft')).toEqual([]);
  });

  test('what was signed or returned is closed', async () => {
    const people = await withPeople();
    const { ctx, approver } = people;
    const signature = { officer: approver, secrecyReviewed: true, subjectHash: hash };
    const closed = { type: 'already-decided', status: 409 };
    const { id } = await draft(people);
    const outcomes = await Promise.allSettled([sign(ctx, id, signature), sign(ctx, id, signature)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(outcomes[1]).toMatchObject({ reason: closed });
    await expect(returnWithNote(ctx, id, { officer: approver, note: 'x' })).rejects.toMatchObject(closed);
    const second = await draft(people);
    await returnWithNote(ctx, second.id, { officer: approver, note: 'x' });
    await expect(sign(ctx, second.id, signature)).rejects.toMatchObject(closed);
    expect(await settings(people)).toHaveLength(1);
  });

  test('a subject waits once', async () => {
    const people = await withPeople();
    const twice = await Promise.allSettled([draft(people), draft(people)]);
    expect(twice.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(twice[1]).toMatchObject({ reason: { type: 'already-waiting', status: 409 } });
  });

  test('a subject that changed after it was proposed cannot be signed', async () => {
    const people = await withPeople();
    const { id } = await draft(people);
    let now = 'sha256:edited';
    const title = { 'zh-CN': '结果', en: 'Results' };
    publications.register(
      'release',
      async () => {},
      async () => ({ title, path: '/workspace', hash: now }),
    );
    const signature = { officer: people.approver, secrecyReviewed: true, subjectHash: hash };
    await expect(sign(people.ctx, id, signature)).rejects.toMatchObject({ type: 'changed-since' });
    now = hash;
    expect((await sign(people.ctx, id, signature)).state).toBe('signed');
  });

  test('a kind that nothing publishes is a bug, found when proposing', async () => {
    const people = await withPeople();
    const { ctx, city, analyst } = people;
    const proposal = { departmentId: city.id, subjectId: 'q', subjectHash: hash, officer: analyst };
    await expect(propose(ctx, { ...proposal, kind: 'nothing' as never })).rejects.toThrow(/No verb/);
  });
});

describe('what waits', () => {
  test('is seen by the approvers of the department and not by the author', async () => {
    const people = await withPeople();
    const { id } = await draft(people, people.both);
    const seenBy = async (officer: People['both']) =>
      (await listWaiting(people.ctx, officer)).map((approval) => approval.id);
    expect(await seenBy(people.approver)).toEqual([id]);
    for (const officer of [people.both, people.analyst, people.legal, people.foreign])
      expect(await seenBy(officer)).toEqual([]);
    expect((await listOwn(people.ctx, people.both)).map((approval) => approval.id)).toEqual([id]);
    await returnWithNote(people.ctx, id, { officer: people.approver, note: 'x' });
    expect(await seenBy(people.approver)).toEqual([]);
    expect((await listOwn(people.ctx, people.both)).map(({ state }) => state)).toEqual(['returned']);
  });
});
