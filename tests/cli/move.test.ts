import { expect, test } from 'vitest';
import type { Context } from '#server/context.ts';
import { addFile } from '#server/pieces/files.ts';
import { changePiece, createPiece } from '#server/pieces/pieces.ts';
import { correctResponse, findByReceipt, withdrawResponse } from '#server/responses/holding.ts';
import { verifyTrail } from '#server/staff/audit-verify.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { createOfficer } from '#server/staff/staff.ts';
import { checkStore } from '#server/transparency/store-check.ts';
import { conference } from '../pieces/support.ts';
import { give, own, signIn, signInPath } from '../staff/newcomer.ts';
import { makeDepartment, makeOfficer } from '../staff/support.ts';
import { sent } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { dialect } from '../support/dialect.ts';
import { putThrough } from '../support/pieces.ts';
import { search } from '../support/search.ts';
import { codeFor, enrolOn } from '../support/second-factor.ts';
import { lookUp } from '../support/walk.ts';
import {
  databasePlace,
  fixture,
  fixturePlace,
  folderPlace,
  hits,
  move,
  type Opened,
  on,
} from './move-support.ts';

const newPlace = () => (dialect === 'postgres' ? databasePlace() : folderPlace());

const officer = fixture.officer ?? { name: '', password: '' };

/** An officer with a device. */
async function enrol(ctx: Context, browser: Browser): Promise<string> {
  const title = { 'zh-CN': '问卷编辑（示例）', en: 'Questionnaire editor (sample)' };
  const { id: departmentId } = await createDepartment(ctx, { slug: 'newcomers', name: title });
  const roles = [{ departmentId, role: 'editor' as const }];
  await createOfficer(ctx, { departmentId, title, signInName: 'newcomer', password: own, roles });
  ctx.secondFactor = true;
  await signIn(browser, own);
  const page = await browser.get(`${signInPath}/enrolment`);
  const { secret } = await enrolOn(browser, page, ctx.clock.real());
  ctx.secondFactor = false;
  return secret;
}

/** A piece of public information with a file that everybody can open; gives their addresses. */
async function publishPiece({ ctx }: Opened) {
  const department = await makeDepartment(ctx, 'press');
  const editor = await makeOfficer(ctx, department, ['editor']);
  const approver = await makeOfficer(ctx, department, ['approver']);
  const piece = await createPiece(ctx, editor, {
    ...{ kind: 'press_conference', slug: 'moved', content: conference, departmentId: department.id },
  });
  const bytes = Buffer.from([...Buffer.from('%PDF-'), 0, 255, 10]);
  const { id } = await addFile(ctx, editor, piece.id, { name: 'a.pdf', bytes });
  const content = { ...conference, summary: { 'zh-CN': id } };
  await changePiece(ctx, editor, { ...piece, content });
  await putThrough(ctx, piece, { editor, approver });
  return { address: '/press-conferences/moved', file: `/files/${id}`, bytes };
}

/** Whether the public reads and finds it, down to the last byte of its file. */
async function expectPiece({ app, ctx }: Opened, { address, file, bytes }: Pieces): Promise<void> {
  expect((await app.request(address)).status).toBe(200);
  const { hits } = await search(ctx, '防控', 'zh-CN', { limit: 10 });
  expect(hits.map((each) => each.address)).toEqual([address]);
  expect(Buffer.from(await (await app.request(file)).arrayBuffer())).toEqual(bytes);
}

type Pieces = Awaited<ReturnType<typeof publishPiece>>;

/** Answers the fixture's questionnaire; gives the receipt. */
async function answered({ app }: Opened, words: string): Promise<string> {
  const { receipt } = await sent({ app } as never, { ...fixture.answer.answers, B2: words });
  return receipt;
}

const held = async (ctx: Context, receipt: string) => {
  const found = await findByReceipt(ctx, receipt.replaceAll(' ', ''));
  if (!found) throw new Error('The receipt finds nothing');
  return found;
};

test('a store goes there and back with everything in it, and what people hold still fits', async () => {
  const from = await fixturePlace();
  const before = await on(from, async (opened, browser) => {
    const receipts = [await answered(opened, '停车收费的话'), await answered(opened, '另外的话')] as const;
    const device = await enrol(opened.ctx, new Browser(opened));
    expect((await browser.post(signInPath, officer)).status).toBe(303);
    return {
      receipts,
      device,
      pieces: await publishPiece(opened),
      jar: browser.jar,
      hits: await hits(opened.ctx),
      trail: await verifyTrail(opened.ctx),
    };
  });
  const [first, second] = before.receipts;
  expect(Object.values(before.hits).filter((each) => each.length > 0).length).toBeGreaterThan(8);
  const there = await newPlace();
  const went = await move(from.end, there.end);
  expect(went).toMatchObject({ code: 0, err: '' });
  expect(went.out).toMatch(/^[\d,]+ rows of 7\d tables are moved; both sides hold the same\n/);

  await on(there, async (opened, browser) => {
    const { ctx, clock } = opened;
    expect(await hits(ctx)).toEqual(before.hits);
    await expectPiece(opened, before.pieces);
    expect(await verifyTrail(ctx)).toEqual(before.trail);
    for (const [name, value] of before.jar) browser.jar.set(name, value);
    expect((await browser.get('/workspace')).status).toBe(200);
    expect((await lookUp(browser, fixture.answer.receipt)).words).toContain(fixture.answer.answers.B2);
    expect((await lookUp(browser, fixture.withdrawn)).words).toContain('撤回，内容已经删除');
    expect((await lookUp(browser, fixture.commentCorrected ?? '')).words).toContain('改之后的话');
    const contact = `/workspace/consultations/small/comments/${fixture.contact?.no}/contact-opening`;
    expect((await browser.post(contact, { reason: '核实' })).words).toContain(fixture.contact?.words);
    const [cookie = '', value = ''] = fixture.half.split('=');
    const other = new Browser(opened);
    other.jar.set(cookie, value);
    const half = await other.press((await other.get('/questionnaires/tiny/check')).form('/responses'));
    expect((await lookUp(other, half.receipt)).words).toContain('半份答卷');
    ctx.secondFactor = true;
    clock.set(new Date(clock.now().getTime() + 60_000).toISOString());
    expect((await signIn(new Browser(opened), own)).heading).toBe('输入动态口令');
    const signing = new Browser(opened);
    await signIn(signing, own);
    expect((await give(signing, codeFor(before.device, clock.real()))).status).toBe(303);
    expect((await checkStore(ctx)).filter(({ fault }) => fault !== undefined)).toEqual([]);
    await withdrawResponse(ctx, await held(ctx, first));
    const answer = await held(ctx, second);
    const answers = { ...answer.answers, B2: '改成的话' };
    await correctResponse(ctx, answer.questionnaire, { ...answer, language: 'zh-CN', answers });
  });

  const back = folderPlace();
  expect(await move(there.end, back.end)).toMatchObject({ code: 0, err: '' });
  await on(back, async (opened, browser) => {
    const { ctx } = opened;
    await expectPiece(opened, before.pieces);
    expect((await lookUp(browser, first)).words).toContain('撤回，内容已经删除');
    expect((await lookUp(browser, second)).words).toContain('改成的话');
    expect((await lookUp(browser, fixture.answer.receipt)).words).toContain(fixture.answer.answers.B2);
    expect((await checkStore(ctx)).filter(({ fault }) => fault !== undefined)).toEqual([]);
    expect((await verifyTrail(ctx)).fault).toBeUndefined();
  });
});
