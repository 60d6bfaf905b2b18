import { expect } from 'vitest';
import { officer } from './support/officers.ts';
import { openSite, test } from './support/site.ts';

const before = openSite('2021-06-10T10:00:00+08:00');

test('an oral application is corrected once across a holiday and replied to by a letter', async () => {
  const clerk = await officer(before, 'clerk');
  await clerk.opens('/workspace/applications/new');
  await clerk.field('name').fill('申请人（示例）');
  await clerk.field('id_number').fill('证件号码（示例）');
  await clerk.field('contact').fill('通信地址（示例）');
  await clerk.field('features').fill('开放日的那些材料（示例）');
  await clerk.field('read_back').check();
  await clerk.follows('applications.take');
  await clerk.follows('applications.open_case');
  const path = clerk.path;
  // Received on 10 June: the holiday from 12 to 14 June and the weekends are not counted.
  expect(await clerk.page.getByText('2021年7月9日以前').count()).toBe(1);

  const editor = await officer(before, 'editor');
  await editor.opens(path);
  await editor.page.locator('#ask-correction > summary').click();
  await editor.page.locator('#ask-correction-what').fill('请写明年份（示例）');
  await editor.page.locator('#ask-correction-until').fill('2021-06-25');
  await editor.isLed(() => editor.page.locator('#ask-correction button').click());
  await clerk.opens(path);
  await clerk.page.locator('#correct > summary').click();
  await clerk.page.locator('#correct-words').fill('2021年（示例）');
  await clerk.isLed(() => clerk.page.locator('#correct button').click());
  expect(await clerk.page.getByText('2021年（示例）').count()).toBe(1);

  await editor.opens(path);
  await editor.page.locator('#reply > summary').click();
  await editor.page.locator('#reply-kind').selectOption('not_held');
  await editor.isLed(() => editor.page.locator('#reply button').click());
  expect(await editor.page.locator('#reply-search-message').count()).toBe(1);
  await editor.page.locator('#reply-search').fill('在档案室按年份和名称检索（示例）');
  await editor.isLed(() => editor.page.locator('#reply button').click());
  await editor.isLed(() => editor.page.getByRole('link', { name: '打印文书' }).last().click());
  expect(await editor.page.getByText('第三十六条第四项').count()).toBe(1);
  const pdf = (await editor.page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
});
