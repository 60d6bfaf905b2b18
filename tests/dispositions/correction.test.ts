import { describe, expect, test } from 'vitest';
import { writeDisposition } from '#server/dispositions/dispositions.ts';
import { Browser } from '../support/browser.ts';
import { answered, openDesk, publish, signedIn, titled } from './support.ts';

const address = '/consultations/small/outcome';
const board = '/workspace/consultations/small';
const note = '更正第1条归并意见的理由，原来引用的条款有误。';

async function published() {
  const desk = await openDesk();
  const { no, receipt } = await desk.released();
  const group = await answered(desk, '写明时段', [no], 'not_adopted');
  await publish(desk);
  const write = (reason: string) =>
    writeDisposition(desk.ctx, {
      consultation: desk.consultation,
      officer: desk.analyst,
      groupId: group.id,
      outcome: 'partly_adopted',
      reason: titled(reason),
      result: null,
      clauses: ['2'],
    });
  return { desk, receipt, write };
}

describe('the correction of an outcome', () => {
  test('nothing changes before an analyst has begun it, on the record', async () => {
    const { desk, write } = await published();
    await expect(write('新的理由')).rejects.toMatchObject({ type: 'outcome-published' });
    const analyst = await signedIn(desk, desk.analyst);
    expect((await analyst.post(`${board}/outcome/proposals`, { zh: note })).status).toBe(409);
    const approver = await signedIn(desk, desk.approver);
    expect((await approver.post(`${board}/outcome/corrections`, {})).status).toBe(403);
    await expect(write('新的理由')).rejects.toMatchObject({ type: 'outcome-published' });
    const form = (await analyst.get(`${board}/outcome`)).form('/outcome/corrections');
    expect((await analyst.press(form)).status).toBe(200);
    await analyst.post(`${board}/outcome/corrections`, {});
    const acts = await desk.ctx.db
      .selectFrom('audit_event')
      .select(['act', 'officer_id'])
      .where('act', '=', 'outcome.correction-begun')
      .execute();
    expect(acts).toEqual([{ act: 'outcome.correction-begun', officer_id: desk.analyst.id }]);
    expect(await write('新的理由')).toMatchObject({ written: {} });
  });

  test('is public with its note and changes once signed; the former stays at its own address', async () => {
    const { desk, receipt, write } = await published();
    const analyst = await signedIn(desk, desk.analyst);
    await analyst.post(`${board}/outcome/corrections`, {});
    await write('引用第三条');
    const visitor = new Browser(desk);
    const before = await visitor.get(address);
    expect(before.words).not.toContain('引用第三条');
    expect((await visitor.post('/receipts', { receipt })).words).toContain('理由：写明时段');

    const short = await analyst.post(`${board}/outcome/proposals`, { zh: '短' });
    expect([short.status, short.summary]).toEqual([422, ['#zh']]);
    const proposed = await analyst.post(`${board}/outcome/proposals`, { zh: note, en: 'Reason corrected.' });
    expect(proposed.status).toBe(303);
    expect((await visitor.get(address)).words).not.toContain('引用第三条');
    const approver = await signedIn(desk, desk.approver);
    const form = (await approver.get(proposed.location)).form('/signature');
    const signed = new URLSearchParams([...form.fields, ['secrecy', 'reviewed']]);
    expect((await approver.post(form.action, signed)).status).toBe(303);

    const page = await visitor.get(address);
    expect(page.words).toContain(note);
    expect(page.words).toContain('理由：写明时段');
    expect(page.words).toContain('引用第三条');
    expect((await visitor.get(`/en${address}`)).words).toContain('Reason corrected.');
    expect((await visitor.post('/receipts', { receipt })).words).toContain('引用第三条');
    const former = await visitor.get(`${address}/versions/1`);
    expect(former.status).toBe(200);
    expect(former.words).toContain('已经更正');
    expect(former.words).not.toContain('引用第三条');
    expect(former.links).toContain(address);
    expect((await visitor.get(`${address}/versions/3`)).status).toBe(404);
    expect((await visitor.get(`${address}/versions/1.json`)).answer.headers.get('content-type')).toContain(
      'application/json',
    );
    const api = async (query: string) => (await desk.app.request(`/api/v1${address}${query}`)).json();
    expect(await api('')).toMatchObject({
      outcome: { no: 2, current: true },
      correction: { of: { no: 1 }, note: { 'zh-CN': note, en: 'Reason corrected.' } },
    });
    expect(await api('?version=1')).toMatchObject({ outcome: { no: 1, current: false } });
    await expect(write('又一个理由')).rejects.toMatchObject({ type: 'outcome-published' });
  });

  test('what changed after it was proposed keeps it from being signed', async () => {
    const { desk, write } = await published();
    const analyst = await signedIn(desk, desk.analyst);
    await analyst.post(`${board}/outcome/corrections`, {});
    const proposed = await analyst.post(`${board}/outcome/proposals`, { zh: note });
    await write('后来又改');
    const approver = await signedIn(desk, desk.approver);
    const form = (await approver.get(proposed.location)).form('/signature');
    const answer = await approver.post(
      form.action,
      new URLSearchParams([...form.fields, ['secrecy', 'reviewed']]),
    );
    expect(answer.status).toBe(409);
  });
});
