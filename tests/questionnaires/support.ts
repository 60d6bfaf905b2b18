import type { SignedIn } from '#server/http/signed-in.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { signedInAs } from '../consultations/preparation-support.ts';
import { makeOfficer } from '../staff/support.ts';
import type { Browser, Page } from '../support/browser.ts';
import { type House, makeApp } from '../support/make-app.ts';

export const begin = '/workspace/questionnaires/new';
export const root = '/workspace/questionnaire-preparations';

export const text = [
  '办事大厅满意度问卷 | Service hall survey',
  '说明：本问卷匿名填写。',
  'en: It is anonymous.',
  '第一部分 办事经历 | Your visit',
  '1. 您办理的是哪类事项？[单选][必答] | What did you come for?',
  'A. 不动产 | Real estate',
  'B. 社保 | Social insurance',
  'C. 其他____ | Other',
  '2. 还有什么建议？[多行] | Any suggestions?',
].join('\r\n');

/** What else is set before it can be published. */
export const settings = {
  slug: 'hall-survey',
  sponsor: '政务服务局（示例）',
  'sponsor.en': 'Service bureau (sample)',
  'privacy.contact': '请拨打12345',
  'privacy.contact.en': 'Call 12345',
  retention_months: '12',
  opens_at: '2021-05-20',
  'opens_at.time': '00:00',
  closes_at: '2021-06-15',
  'closes_at.time': '24:00',
  results_due_on: '2021-07-15',
};

export interface Making extends House {
  department: { id: string; slug: string };
  editor: SignedIn & { signInName: string };
  approver: SignedIn & { signInName: string };
  as(officer: { signInName: string }): Promise<Browser>;
}

/** A department with an editor and an approver, on 20 May 2021. */
export async function openMaking(at?: string): Promise<Making> {
  const house = await makeApp(at ? { at } : {});
  const department = await createDepartment(house.ctx, {
    slug: 'service',
    name: { 'zh-CN': '政务服务局（示例）', en: 'Service bureau (sample)' },
  });
  const editor = await makeOfficer(house.ctx, department, ['editor']);
  const approver = await makeOfficer(house.ctx, department, ['approver']);
  return { ...house, department, editor, approver, as: (officer) => signedInAs(house, officer) };
}

/** Begins a questionnaire; gives its address. */
export async function bringIn(browser: Browser, fields: { [name: string]: string }): Promise<string> {
  const answer = await browser.post(begin, fields);
  if (answer.status !== 303) throw new Error(`Not made: ${answer.status} ${answer.words.slice(0, 400)}`);
  return answer.location;
}

/** Fills in the form of a preparation and saves it. */
export async function set(
  browser: Browser,
  address: string,
  values: { [name: string]: string },
): Promise<Page> {
  return browser.press((await browser.get(address)).form(address).fill(values));
}

/** Proposes, and has it signed by the approver. */
export async function propose(browser: Browser, address: string): Promise<string> {
  const answer = await browser.post(`${address}/proposals`, {});
  if (answer.status !== 303) throw new Error(`Not proposed: ${answer.status} ${answer.words.slice(0, 400)}`);
  return answer.location;
}

export async function signOff(signer: Browser, sheet: string): Promise<Page> {
  const form = (await signer.get(sheet)).form('/signature');
  return signer.press(form.fill({ secrecy: 'reviewed' }));
}

/** From the text to the public questionnaire. */
export async function publishText(making: Making, words = text, more: { [name: string]: string } = {}) {
  const editor = await making.as(making.editor);
  const address = await bringIn(editor, { act: 'keep', text: words });
  await set(editor, address, { ...settings, ...more });
  const signed = await signOff(await making.as(making.approver), await propose(editor, address));
  return { editor, address, signed };
}
