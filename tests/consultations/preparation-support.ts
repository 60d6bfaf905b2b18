import mch from '#db/seeds/mch-services-2021.json' with { type: 'json' };
import type { SignedIn } from '#server/http/signed-in.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { type ConsultationDefinition, consultationDefinition } from '#shared/consultation/definition.ts';
import { makeOfficer, password } from '../staff/support.ts';
import { Browser, type Page } from '../support/browser.ts';
import { type House, makeApp } from '../support/make-app.ts';

/** A plan without articles, in the catalogue of decisions, whose period is shortened with a reason. */
export const plan: ConsultationDefinition = consultationDefinition.parse(mch);

export const rule = [
  '停车管理办法（征求意见稿）',
  '第一章　总则',
  '第一条　为了规范停车，制定本办法。',
  '第二条　下列时段免费：',
  '（一）夜间；',
  '（二）节假日。',
].join('\r\n');

export interface Writing extends House {
  department: { id: string; slug: string };
  editor: SignedIn & { signInName: string };
  approver: SignedIn & { signInName: string };
  as(officer: { signInName: string }): Promise<Browser>;
}

/** A department with an editor and an approver, on the day when the samples are published. */
export async function openWriting(at = '2021-05-15T09:00:00+08:00'): Promise<Writing> {
  const house = await makeApp({ at });
  const department = await createDepartment(house.ctx, {
    slug: 'traffic',
    name: { 'zh-CN': '交通局（示例）', en: 'Traffic bureau (sample)' },
  });
  const editor = await makeOfficer(house.ctx, department, ['editor']);
  const approver = await makeOfficer(house.ctx, department, ['approver']);
  return { ...house, department, editor, approver, as: (officer) => signedInAs(house, officer) };
}

export async function signedInAs(house: House, { signInName }: { signInName: string }): Promise<Browser> {
  const browser = new Browser(house);
  const answer = await browser.post('/workspace/sign-in', { name: signInName, password });
  if (answer.status !== 303) throw new Error(`Not signed in: ${answer.status}`);
  return browser;
}

/** Makes a preparation from a file; gives its address. */
export async function bringIn(browser: Browser, definition: ConsultationDefinition): Promise<string> {
  const answer = await browser.post('/workspace/preparations/new', {
    act: 'file',
    file: JSON.stringify(definition),
  });
  if (answer.status !== 303) throw new Error(`Not made: ${answer.status} ${answer.words}`);
  return answer.location;
}

/** The form of a page that goes to an address. */
export function formTo(page: Page, action: string) {
  const found = page.forms.find((form) => form.action === action);
  if (!found) throw new Error(`No form to ${action} on ${page.path}: ${page.words.slice(0, 200)}`);
  return found;
}
