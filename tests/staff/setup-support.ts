import { newSetupKey } from '#server/staff/setup.ts';
import { Browser } from '../support/browser.ts';
import { type House, makeApp } from '../support/make-app.ts';

/** What somebody fills in who sets an office up. */
export const installation = {
  site_name: '滨海问计',
  site_name_en: 'Binhai Asks',
  city: '滨海市（示例）',
  city_en: 'Binhai (sample)',
  sponsor: '滨海市人民政府办公室（示例）',
  sponsor_en: 'General Office of Binhai (sample)',
  phone: '12345',
  department: '市人民政府办公室（示例）',
  department_en: 'General Office (sample)',
  code: 'general-office',
  title: '系统管理员（示例）',
  title_en: 'System administrator (sample)',
  name: 'system',
  password: 'copper lantern over seven bridges',
  again: 'copper lantern over seven bridges',
};

/** The address that a start prints. */
export async function newLink({ ctx }: Pick<House, 'ctx'>): Promise<string> {
  return `/setup/${await newSetupKey(ctx)}`;
}

/** An office just set up, and its system administrator at a desk. */
export async function openOffice(): Promise<House & { system: Browser }> {
  const house = await makeApp();
  const system = new Browser(house);
  const answer = await system.post(await newLink(house), installation);
  if (answer.status !== 303) throw new Error(`Not set up: ${answer.status}`);
  return { ...house, system };
}
