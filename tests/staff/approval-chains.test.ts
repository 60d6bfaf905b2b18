import { describe, expect, test } from 'vitest';
import { NotFoundError } from '#server/errors.ts';
import { countWaiting, listWaiting } from '#server/staff/approval-records.ts';
import { agree, recall, returnWithNote, sign } from '#server/staff/approvals.ts';
import { publications } from '#server/staff/publications.ts';
import { fiveActs, hash, type Office, openOffice, subject } from './chain-support.ts';

const agreement = { subjectHash: hash, secrecyReviewed: true };

async function withFive() {
  const office = await openOffice();
  await office.set(fiveActs(office));
  const { id } = await office.proposeIt();
  return { ...office, id };
}

const actors = ({ head, gardener, legal, chief }: Office) => [head, gardener, legal, chief];

describe('a chain of five acts', () => {
  test('goes from one to the next and publishes with the last', async () => {
    const office = await withFive();
    const { ctx, id } = office;
    for (const officer of actors(office)) {
      expect(await office.published()).toBe(0);
      for (const other of actors(office).filter((each) => each !== officer)) {
        expect(await countWaiting(ctx, other)).toBe(0);
        await expect(agree(ctx, id, { ...agreement, officer: other })).rejects.toMatchObject({
          status: 403,
        });
      }
      expect((await listWaiting(ctx, officer)).map((each) => each.id)).toEqual([id]);
      await agree(ctx, id, { ...agreement, officer });
    }
    expect(await office.published()).toBe(1);
    const trail = await ctx.db
      .selectFrom('audit_event')
      .select(['act', 'officer_id', 'after_hash'])
      .where('subject', '=', id)
      .orderBy('seq')
      .execute();
    expect(trail.map(({ act }) => act)).toEqual([
      'approval.proposed',
      'approval.reviewed',
      'approval.countersigned',
      'approval.legality-reviewed',
      'approval.signed',
    ]);
    expect(new Set(trail.map(({ after_hash }) => after_hash))).toEqual(new Set([hash]));
  });

  test('is not signed before its turn, by whoever may sign later', async () => {
    const { ctx, id, head, chief, published } = await withFive();
    await expect(sign(ctx, id, { ...agreement, officer: head })).rejects.toMatchObject({
      type: 'other-act',
      status: 409,
    });
    await expect(sign(ctx, id, { ...agreement, officer: chief })).rejects.toMatchObject({ status: 403 });
    expect(await published()).toBe(0);
  });

  test('keeps the acts with which it began when the chain is changed', async () => {
    const office = await withFive();
    await office.set([{ act: 'draft' }, { act: 'sign' }]);
    const { ctx, id, head } = office;
    const after = await agree(ctx, id, { ...agreement, officer: head });
    expect(after.steps.map(({ act }) => act)).toEqual(['draft', 'review', 'countersign', 'legal', 'sign']);
    expect(after.state).toBe('waiting');
    expect((await office.proposeIt(null, 'r2')).steps).toHaveLength(2);
  });

  test('compares the content at every act', async () => {
    const office = await withFive();
    const { ctx, id, head } = office;
    let now = hash;
    publications.register(
      'release',
      async () => {},
      async () => ({ ...subject, hash: now }),
    );
    const changed = { type: 'changed-since', status: 409 };
    const read = { ...agreement, subjectHash: 'sha256:other' };
    await expect(agree(ctx, id, { ...read, officer: head })).rejects.toMatchObject(changed);
    now = 'sha256:edited';
    await expect(agree(ctx, id, { ...agreement, officer: head })).rejects.toMatchObject(changed);
    await returnWithNote(ctx, id, { officer: head, note: '已改动' });
    expect(await office.published()).toBe(0);
  });

  test('is returned at any act, and then closed', async () => {
    const { ctx, id, head, gardener, legal, published } = await withFive();
    await agree(ctx, id, { ...agreement, officer: head });
    await expect(returnWithNote(ctx, id, { officer: legal, note: 'x' })).rejects.toMatchObject({
      status: 403,
    });
    expect((await returnWithNote(ctx, id, { officer: gardener, note: '请补' })).state).toBe('returned');
    await expect(agree(ctx, id, { ...agreement, officer: gardener })).rejects.toMatchObject({
      type: 'already-decided',
    });
    expect(await published()).toBe(0);
  });

  test('one officer does not do two of its acts', async () => {
    const office = await openOffice();
    await office.set([{ act: 'draft' }, { act: 'review' }, { act: 'sign' }]);
    const { ctx, head, chief } = office;
    const { id } = await office.proposeIt();
    await agree(ctx, id, { ...agreement, officer: head });
    await expect(agree(ctx, id, { ...agreement, officer: head })).rejects.toMatchObject({
      type: 'acted-before',
      status: 403,
    });
    const page = await (await office.as('head')).get(`/workspace/approvals/${id}`);
    expect(page.words).toContain('同一人不重复办理');
    expect(page.forms.some(({ action }) => action.endsWith('/signature'))).toBe(false);
    expect((await agree(ctx, id, { ...agreement, officer: chief })).state).toBe('signed');
  });

  test('secrecy is confirmed in its own act where there is one, else by the signer', async () => {
    const office = await openOffice();
    await office.set([{ act: 'draft' }, { act: 'secrecy', officerId: office.legal.id }, { act: 'sign' }]);
    const { ctx, legal, head } = office;
    const { id } = await office.proposeIt();
    const without = { subjectHash: hash, secrecyReviewed: false };
    await expect(agree(ctx, id, { ...without, officer: legal })).rejects.toMatchObject({
      type: 'secrecy-not-reviewed',
    });
    await agree(ctx, id, { ...agreement, officer: legal });
    const signed = await agree(ctx, id, { ...without, officer: head });
    expect(signed.acts.map(({ secrecyReviewed }) => secrecyReviewed)).toEqual([false, true, false]);
  });
});

describe('a draft of the system', () => {
  test('has no author, so that every approver may sign it', async () => {
    const office = await openOffice();
    const { id, acts } = await office.proposeIt(null);
    expect(acts).toMatchObject([{ act: 'draft', officerId: null, title: null }]);
    expect(await countWaiting(office.ctx, office.head)).toBe(1);
    expect((await sign(office.ctx, id, { ...agreement, officer: office.head })).state).toBe('signed');
  });
});

describe('recall', () => {
  test('is the author’s while it waits, and leaves the subject free', async () => {
    const office = await withFive();
    const { ctx, id, head, analyst } = office;
    await agree(ctx, id, { ...agreement, officer: head });
    await expect(recall(ctx, id, { officer: head })).rejects.toMatchObject({
      type: 'not-author',
      status: 403,
    });
    const browser = await office.as('analyst');
    const page = await browser.get(`/workspace/approvals/${id}`);
    const after = await browser.press(page.form('/recall'));
    expect(after.words).toContain('已撤回');
    await expect(recall(ctx, id, { officer: analyst })).rejects.toMatchObject({ status: 409 });
    expect((await office.proposeIt()).state).toBe('waiting');
  });

  test('is nobody else’s in the department, nor a stranger’s', async () => {
    const office = await withFive();
    await office.make('stranger', ['analyst'], office.parks);
    expect(
      (await (await office.as('stranger')).post(`/workspace/approvals/${office.id}/recall`, {})).status,
    ).toBe(404);
    expect(
      (await (await office.as('chief')).post(`/workspace/approvals/${office.id}/recall`, {})).status,
    ).toBe(403);
  });
});

describe('the pages', () => {
  test('say which act it is, whom it waits for and what comes after', async () => {
    const office = await withFive();
    const path = `/workspace/approvals/${office.id}`;
    const own = await (await office.as('analyst')).get('/workspace/approvals');
    expect(own.words).toContain('第2环节（共5个环节）：审核，等待head（示例）');
    const browser = await office.as('head');
    const board = await browser.get('/workspace/approvals');
    expect(board.words).toContain('审核');
    const sheet = await browser.get(path);
    expect(sheet.words).toContain('审核：同意');
    expect(sheet.words).toContain('同意后转入下一环节“会签”，等待parks局（示例）签发人');
    expect(sheet.html).not.toContain('name="secrecy"');
    const after = await browser.press(sheet.form('/signature'));
    expect(after.words).toContain('第3环节（共5个环节）：会签');
    const other = await (await office.as('gardener')).get(path);
    expect(other.status).toBe(200);
    const english = await (await office.as('gardener')).get(`/en${path}`);
    expect(english.words).toContain('Act 3 of 5: Countersignature, waiting for an approver of parks bureau');
  });

  test('a form that was opened before somebody acted is refused', async () => {
    const office = await openOffice();
    await office.set([{ act: 'draft' }, { act: 'review' }, { act: 'sign' }]);
    const { id } = await office.proposeIt();
    const [one, two] = [await office.as('head'), await office.as('chief')];
    const form = (await two.get(`/workspace/approvals/${id}`)).form('/signature');
    await one.press((await one.get(`/workspace/approvals/${id}`)).form('/signature'));
    const late = await two.post(form.action, {
      ...Object.fromEntries(two.pressed(form)),
      secrecy: 'reviewed',
    });
    expect(late.status).toBe(409);
    expect(await office.published()).toBe(0);
  });

  test('counts working days, filters by kind, and lists what was decided', async () => {
    const office = await openOffice();
    const { id } = await office.proposeIt();
    office.clock.pass(6 * 24 * 60);
    const browser = await office.as('head');
    const board = await browser.get('/workspace/approvals?kind=release');
    expect(board.words).toContain('4个工作日');
    expect((await browser.get('/workspace/approvals?kind=outcome')).links).not.toContain(
      `/workspace/approvals/${id}`,
    );
    expect((await browser.get('/workspace/approvals?kind=nothing')).status).toBe(200);
    await sign(office.ctx, id, { ...agreement, officer: office.head });
    expect((await browser.get('/workspace/approvals')).words).toMatch(/近期办结.*已签发/);
  });

  test('a subject that is gone does not break the board', async () => {
    const office = await openOffice();
    publications.register(
      'release',
      async () => {},
      async () => {
        throw new NotFoundError();
      },
    );
    const { id } = await office.proposeIt();
    const browser = await office.as('head');
    const board = await browser.get('/workspace/approvals');
    expect(board.status).toBe(200);
    expect(board.words).toContain('结果发布');
    expect((await browser.get(`/workspace/approvals/${id}`)).status).toBe(200);
    expect((await browser.get(`/workspace/approvals/${id}/sheet`)).status).toBe(200);
  });

  test('says when nobody can act', async () => {
    const office = await openOffice();
    await office.set([{ act: 'draft' }, { act: 'review' }, { act: 'countersign' }, { act: 'sign' }]);
    const { id } = await office.proposeIt();
    const page = await (await office.as('analyst')).get(`/workspace/approvals/${id}`);
    expect(page.words).toContain('第4环节“签发”没有人能办');
    const settings = await (await office.as('security')).get('/workspace/chains');
    expect(settings.words).toContain('第4环节“签发”没有人能办');
  });
});
