import { describe, expect, test } from 'vitest';
import { answered, CLOSED, openDesk, publish, signedIn } from '../dispositions/support.ts';
import { makeDepartment, makeOfficer } from '../staff/support.ts';
import { problemOf, refusalOf, send, sent } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { comment, commentBody } from '../support/consultations.ts';
import { young } from '../support/definitions.ts';
import { erratum, publishTiny, pullAs } from './correcting-support.ts';

describe('taking back', () => {
  test('is for an approver of the department, after words of fair length and a look at what the public will see', async () => {
    const desk = await openDesk();
    const { ctx, consultation, approver, editor } = desk;
    const address = `/workspace/retractions/consultation/${consultation.id}`;
    const elsewhere = await makeOfficer(ctx, await makeDepartment(ctx, 'parks'), ['approver']);
    expect((await (await signedIn(desk, editor)).post(address, { zh: erratum, act: 'pull' })).status).toBe(
      403,
    );
    expect((await (await signedIn(desk, elsewhere)).post(address, { zh: erratum, act: 'pull' })).status).toBe(
      404,
    );
    expect((await new Browser(desk).get(address)).status).toBe(303);

    const browser = await signedIn(desk, approver);
    expect((await browser.get('/workspace/retractions')).links).toContain(address);
    const short = await browser.post(address, { zh: '太短', en: 'x', act: 'pull' });
    expect([short.status, short.summary]).toEqual([422, ['#zh', '#en']]);
    expect((await browser.post(address, { zh: '长'.repeat(1001), act: 'pull' })).status).toBe(422);
    const hostile = `<script>alert(1)</script>${erratum}`;
    const preview = await browser.post(address, { zh: hostile });
    expect(preview.status).toBe(200);
    expect(preview.words).toContain(hostile);
    expect(preview.html).not.toContain('<script>alert');
    expect((await new Browser(desk).get(`/consultations/${consultation.slug}`)).status).toBe(200);
    const back = await browser.post(address, { zh: erratum, act: 'change' });
    expect(back.html).toContain(`${erratum}</textarea>`);
  });

  test('a questionnaire is gone from everywhere at once, and an erratum stands at its address', async () => {
    const desk = await openDesk();
    const { ctx, approver } = desk;
    const questionnaire = await publishTiny(desk);
    const visitor = new Browser(desk);
    const address = '/questionnaires/tiny';
    const held = await sent(desk, young);
    expect((await visitor.get(address)).status).toBe(200);
    expect((await visitor.get('/')).links).toContain(address);

    const officer = await pullAs(desk, approver, 'questionnaire', questionnaire.id);
    for (const path of [address, `${address}/results`, `${address}/sections/A`, `${address}/results.csv`]) {
      const page = await visitor.get(path);
      expect([path, page.status]).toEqual([path, 410]);
      expect(page.words).toContain(erratum);
      expect(page.words).toContain('城市管理局（示例）于2021年5月20日');
    }
    expect((await visitor.get(`/en${address}`)).words).toContain('The annex was out of date.');
    for (const path of ['/', '/privacy', '/open-day/2021', '/workspace/questionnaires'])
      expect((await visitor.get(path)).html).not.toContain(`href="${address}`);
    expect(await (await desk.app.request('/api/v1/questionnaires')).json()).toMatchObject({ items: [] });
    const problem = await problemOf(await desk.app.request('/api/v1/questionnaires/tiny'));
    expect(problem).toMatchObject({ status: 410, type: 'urn:wenji:problem:retracted' });
    expect(problem.detail).toContain(erratum);
    expect(await refusalOf(await send(desk, young))).toBe('410 retracted');

    const typed = await visitor.post(`${address}/sections/B`, { B1: 'tea', B2: '请多开一个窗口' });
    expect(typed.status).toBe(410);
    expect(typed.words).toContain('请多开一个窗口');
    expect(typed.words).not.toContain('tea');

    const found = await visitor.post('/receipts', { receipt: held.receipt });
    expect(found.status).toBe(200);
    expect(found.forms.some(({ action }) => action === '/receipts/correction')).toBe(false);
    const withdrawal = { receipt: held.receipt, confirmed: 'yes' };
    expect((await visitor.post('/receipts/withdrawal', withdrawal)).status).toBe(200);

    expect((await visitor.get('/errata')).words).toContain(erratum);
    expect((await visitor.get('/about')).links).toContain('/errata');
    expect((await officer.get('/workspace/retractions')).words).toContain('已撤下');
    expect((await officer.get('/workspace/questionnaires')).words).toContain('已撤下');
    const events = await ctx.db
      .selectFrom('audit_event')
      .selectAll()
      .where('subject', '=', questionnaire.id)
      .execute();
    expect(events).toMatchObject([
      { act: 'questionnaire.retracted', officer_id: approver.id, before_hash: questionnaire.live.hash },
    ]);
    const again = await officer.post(`/workspace/retractions/questionnaire/${questionnaire.id}`, {
      zh: erratum,
      act: 'pull',
    });
    expect(again.status).toBe(404);
  });

  test('a consultation takes no comments, is in no list, feed or search, and lets its commenters go', async () => {
    const desk = await openDesk();
    const { ctx, consultation, approver } = desk;
    const address = '/consultations/small';
    const held = await comment(ctx, consultation);
    const visitor = new Browser(desk);
    expect((await visitor.get('/search?q=停车')).links).toContain(`${address}/clauses/1`);
    await pullAs(desk, approver, 'consultation', consultation.id);
    for (const path of [address, `${address}/clauses/1`, `${address}/outcome`, `${address}/closing.ics`])
      expect([path, (await visitor.get(path)).status]).toEqual([path, 410]);
    const typed = await visitor.post(`${address}/comments`, {
      'text-0': '第一条应当删去',
      key: 'k'.repeat(32),
    });
    expect([typed.status, typed.words.includes('第一条应当删去'), typed.words.includes('kkkk')]).toEqual([
      410,
      true,
      false,
    ]);
    for (const path of ['/', '/consultations', '/feed.atom', '/closings.ics', '/search?q=停车'])
      expect((await visitor.get(path)).html).not.toContain('/consultations/small');
    for (const path of ['', '/versions/1', '/comments', '/outcome'])
      expect(await refusalOf(await desk.app.request(`/api/v1${address}${path}`))).toBe('410 retracted');
    const posted = await desk.app.request(`/api/v1${address}/comments`, {
      method: 'POST',
      body: JSON.stringify({ version: 1, ...commentBody() }),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k'.repeat(22) },
    });
    expect(await refusalOf(posted)).toBe('410 retracted');

    desk.turnTo(CLOSED);
    const found = await visitor.post('/receipts', { receipt: held.receipt });
    expect(found.words).toContain('建议写明收费时段。');
    expect(found.forms.map(({ action }) => action)).not.toContain('/receipts/correction');
    const gone = await visitor.post('/receipts/withdrawal', { receipt: held.receipt, confirmed: 'yes' });
    expect([gone.status, gone.heading]).toEqual([200, '已经撤回']);
  });

  test('an outcome gives way to an erratum, and a corrected one follows', async () => {
    const desk = await openDesk();
    const { consultation, approver, analyst } = desk;
    const { no } = await desk.released();
    await answered(desk, '写明时段', [no]);
    await publish(desk);
    const visitor = new Browser(desk);
    const address = '/consultations/small/outcome';
    expect((await visitor.get(address)).status).toBe(200);
    expect((await visitor.get('/search?q=写明时段')).links).toContain(address);
    const [row] = await desk.ctx.db.selectFrom('outcome').select('id').execute();
    await pullAs(desk, approver, 'outcome', row?.id ?? '');
    for (const path of [address, `${address}.csv`, `${address}.json`, `${address}/versions/1`])
      expect([path, (await visitor.get(path)).status]).toEqual([path, 410]);
    expect(await refusalOf(await desk.app.request(`/api/v1${address}`))).toBe('410 retracted');
    expect((await visitor.get('/search?q=写明时段')).links).not.toContain(address);
    expect((await visitor.get('/feed.atom')).html).not.toContain('outcome');
    expect((await visitor.get('/consultations/small')).status).toBe(200);

    const worker = await signedIn(desk, analyst);
    const board = `/workspace/consultations/${consultation.slug}/outcome`;
    expect((await worker.post(`${board}/corrections`, {})).status).toBe(303);
    const proposed = await worker.post(`${board}/proposals`, { zh: '改正了理由中的条款号，其他内容不变。' });
    const signer = await signedIn(desk, approver);
    const sheet = await signer.get(proposed.location);
    const form = sheet.form('/signature');
    await signer.post(form.action, new URLSearchParams([...form.fields, ['secrecy', 'reviewed']]));
    const page = await visitor.get(address);
    expect(page.status).toBe(200);
    expect(page.words).toContain('改正了理由中的条款号，其他内容不变。');
    expect((await visitor.get(`${address}/versions/1`)).status).toBe(410);
    expect((await visitor.get('/search?q=写明时段')).links).toContain(address);
  });
});
