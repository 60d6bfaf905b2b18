import { expect, test } from 'vitest';
import { listReleases } from '#server/results/releases.ts';
import { openDesk, signedIn } from '../dispositions/support.ts';
import { publishTiny, pullAs } from '../front/correcting-support.ts';
import { makeDepartment, makeOfficer } from '../staff/support.ts';
import { sent } from '../support/api.ts';
import { Browser, type Page } from '../support/browser.ts';
import { young } from '../support/definitions.ts';
import type { House } from '../support/make-app.ts';

const address = '/questionnaires/tiny/results';
const office = '/workspace/questionnaires/tiny';
const note = '部分答卷在公布之后撤回，据此更正结果。';

/** Sends so many alike; gives the receipts. */
async function answers(house: House, many: number): Promise<string[]> {
  const receipts: string[] = [];
  for (let at = 0; at < many; at++) receipts.push((await sent(house, young)).receipt);
  return receipts;
}

async function signBy(browser: Browser, proposed: Page): Promise<number> {
  const form = (await browser.get(proposed.location)).form('/signature');
  const fields = new URLSearchParams([...form.fields, ['secrecy', 'reviewed']]);
  return (await browser.post(form.action, fields)).status;
}

/** A closed questionnaire with a signed release, and a way to change what is counted. */
async function released(many = 40) {
  const desk = await openDesk();
  const questionnaire = await publishTiny(desk);
  const receipts = await answers(desk, many);
  desk.turnTo('2021-06-16T09:00:00+08:00');
  const analyst = await signedIn(desk, desk.analyst);
  const approver = await signedIn(desk, desk.approver);
  expect(await signBy(approver, await analyst.post(`${office}/releases`, {}))).toBe(303);
  const visitor = new Browser(desk);
  const withdraw = (receipt: string | undefined) =>
    visitor.post('/receipts/withdrawal', { receipt: receipt ?? '', confirmed: 'yes' });
  return { desk, questionnaire, receipts, analyst, approver, visitor, withdraw };
}

test('a correction by a dozen answers replaces the figures; the former release stays at its own address', async () => {
  const { desk, receipts, analyst, approver, visitor, withdraw } = await released(52);
  for (const receipt of receipts.slice(0, 12)) expect((await withdraw(receipt)).status).toBe(200);
  const list = await analyst.get(`${office}/releases`);
  expect(list.words).toContain('改用新数字。');
  const short = await analyst.post(`${office}/releases`, { zh: '短', en: '' });
  expect([short.status, short.summary]).toEqual([422, ['#zh']]);
  const proposed = await analyst.post(`${office}/releases`, { zh: note, en: 'Withdrawn.' });
  expect(proposed.status).toBe(303);
  expect((await visitor.get(address)).words).not.toContain(note);
  expect(await signBy(approver, proposed)).toBe(303);

  const page = await visitor.get(address);
  expect(page.words).toContain(note);
  expect(page.heading).toContain('40');
  expect((await visitor.get(`/en${address}`)).words).toContain('Withdrawn.');
  const former = await visitor.get(`${address}/1`);
  expect([former.status, former.heading.includes('52')]).toEqual([200, true]);
  expect(former.words).toContain('这是先前公布的结果，已经更正。');
  expect(former.links).toContain(address);
  expect((await visitor.get(`${address}/1?item=A1`)).status).toBe(200);
  expect((await visitor.get(`${address}/1.csv`)).status).toBe(200);
  expect((await visitor.get(`${address}/3`)).status).toBe(404);

  const api = async (query: string) => (await desk.app.request(`/api/v1${address}${query}`)).json();
  expect(await api('')).toMatchObject({
    n: 40,
    release: { no: 2, current: true },
    correction: { of: { no: 1 }, note: { 'zh-CN': note } },
  });
  expect(await api('?item=A1')).toMatchObject({ n: 40, release: { no: 2, current: true } });
  expect(await api('?item=A1&release=1')).toMatchObject({ n: 52, release: { no: 1, current: false } });
  expect((await desk.app.request(`/api/v1${address}?release=9`)).status).toBe(404);
  expect((await desk.app.request(`/api/v1${address}?release=x`)).status).toBe(400);
});

test('after one withdrawal every figure keeps its numbers, or is withdrawn where it would mislead', async () => {
  const { desk, receipts, analyst, approver, visitor, withdraw } = await released();
  expect((await withdraw(receipts[0])).status).toBe(200);
  const list = await analyst.get(`${office}/releases`);
  expect(list.words).not.toContain('改用新数字。');
  const proposed = await analyst.post(`${office}/releases`, { zh: note, withdraw: 'B1' });
  expect(await signBy(approver, proposed)).toBe(303);
  const page = await visitor.get(address);
  expect(page.heading).toContain('40');
  expect(page.words).toContain('整表保留先前的数字');
  const api = (query: string) => desk.app.request(`/api/v1${address}${query}`);
  expect(await (await api('')).json()).toMatchObject({ n: 40, channels: { online: 40 } });
  expect((await api('?item=B1')).status).toBe(404);
});

test('figures of a release that was taken back are never kept: they are withdrawn, and a correction that waited is not signed', async () => {
  const { desk, questionnaire, receipts, analyst, approver, visitor, withdraw } = await released();
  expect((await withdraw(receipts[0])).status).toBe(200);
  const waiting = await analyst.post(`${office}/releases`, { zh: note });
  const [first] = await listReleases(desk.ctx, questionnaire);
  await pullAs(desk, desk.approver, 'release', first?.id ?? '');
  expect(await signBy(approver, waiting)).toBe(409);
  await approver.post(`${waiting.location}/return`, { note: '原结果已撤下，请重新提出' });

  const anew = await analyst.post(`${office}/releases`, { zh: note });
  expect(await signBy(approver, anew)).toBe(303);
  const page = await visitor.get(address);
  expect(page.status).toBe(200);
  expect(page.words).not.toContain('整表保留先前的数字');
  expect((await desk.app.request(`/api/v1${address}?item=B1`)).status).toBe(404);
});

test('only analysts of the department propose it, and only once something is public', async () => {
  const { desk, approver } = await released();
  const elsewhere = await makeOfficer(desk.ctx, await makeDepartment(desk.ctx, 'parks'), ['analyst']);
  const stranger = await signedIn(desk, elsewhere);
  expect((await stranger.get(`${office}/releases`)).status).toBe(404);
  expect((await stranger.post(`${office}/releases`, { zh: note })).status).toBe(404);
  expect((await approver.post(`${office}/releases`, { zh: note })).status).toBe(403);
});
