import { createDepartment } from '#server/staff/departments.ts';
import { createOfficer } from '#server/staff/staff.ts';
import { Browser, type Page } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { enrolOn } from '../support/second-factor.ts';

export const temporary = 'KDJF-2983-XMPQ-7743';
export const own = 'heron over the harbour';
export const signInPath = '/workspace/sign-in';
export const later = (seconds: number) => new Date(Date.parse('2026-05-20T02:00:00Z') + seconds * 1000);

export async function withNewcomer({ temporaryDays = 14 }: { temporaryDays?: number } = {}) {
  const house = await makeApp({ secondFactor: true, at: later(0).toISOString() });
  const { ctx } = house;
  const title = { 'zh-CN': '问卷编辑（示例）', en: 'Questionnaire editor (sample)' };
  const { id: departmentId } = await createDepartment(ctx, { slug: 'city', name: title });
  const id = await createOfficer(ctx, {
    departmentId,
    title,
    signInName: 'newcomer',
    password: temporary,
    temporaryDays,
    roles: [{ departmentId, role: 'editor' }],
  });
  const at = (seconds: number) => house.clock.set(later(seconds).toISOString());
  return { ...house, id, at, browser: new Browser(house) };
}

export type Bench = Awaited<ReturnType<typeof withNewcomer>>;

export const signIn = async (browser: Browser, password: string, more: { [name: string]: string } = {}) =>
  browser.follow(await browser.post(signInPath, { name: 'newcomer', password, ...more }));

/** With an own password and a device, signed out again at second 0. */
export async function withDevice() {
  const bench = await withNewcomer();
  const asked = await signIn(bench.browser, temporary);
  await bench.browser.post(asked.form('/password').action, { password: own, again: own });
  const page = await bench.browser.get(`${signInPath}/enrolment`);
  const device = await enrolOn(bench.browser, page, later(0));
  await bench.browser.post('/workspace/sign-out', {});
  return { ...bench, ...device };
}

export const give = (browser: Browser, code: string, more: { [name: string]: string } = {}) =>
  browser.post(`${signInPath}/code`, { code, ...more });

export const fill = (page: Page, end: string, fields: { [name: string]: string }) =>
  page.form(end).fill(fields).fields;
