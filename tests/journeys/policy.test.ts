import { expect } from 'vitest';
import { officer } from './support/officers.ts';
import { openSite, test } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

const site = openSite();

const policy = {
  title: '住宅小区充电棚建设办法（示例）',
  'title.en': 'Measures on charging sheds (sample)',
  index_no: 'SAMPLE-2021-00099',
  subject_class: '城乡建设',
  'subject_class.en': 'Urban construction',
  issuer: '市城市管理局（示例）',
  'issuer.en': 'Urban Management Bureau (sample)',
  written_on: '2021-05-17',
  published_on: '2021-05-18',
  doc_no: '大城管（示例）〔2021〕99号',
  effective: '2021-05-18',
  one_line: '充电有棚，停放有序。',
  'one_line.en': 'Sheds to charge in, order in parking.',
  body: '第一条　新建小区应当同步建设充电棚。',
};

const interpretation = {
  title: '解读：充电棚建设办法（示例）',
  'title.en': 'Interpretation: charging sheds (sample)',
  published_on: '2021-05-20',
  background: '飞线充电有隐患。',
  basis: '城市管理的有关规定。',
  goals: '就近充电。',
  who_benefits: '全体居民。',
  how_to_get: '无需申请。',
  contact: '12345',
};

async function fills(visitor: Visitor, fields: { [name: string]: string }) {
  for (const [name, words] of Object.entries(fields)) await visitor.field(name).fill(words);
}

test('from entry to search hit: a policy and its interpretation, each signed', async () => {
  const editor = await officer(site, 'editor', { javaScriptEnabled: false });
  const approver = await officer(site, 'approver', { javaScriptEnabled: false });
  const begin = async (kind: string, slug: string) => {
    await editor.opens(`/workspace/pieces/kinds/${kind}/new`);
    await editor.field('slug').fill(slug);
    await editor.isLed(() => editor.page.locator('main form button[type="submit"]').first().click());
  };
  const signed = async () => {
    await editor.follows('pieces.propose');
    await approver.opens(editor.path);
    await approver.field('secrecy').check();
    await approver.follows('staff.sign_button');
    expect(await approver.sees('staff.state_signed')).toBe(true);
  };

  await begin('policy', 'charging-sheds');
  await fills(editor, policy);
  await editor.field('document_type').selectOption('measures');
  await editor.field('openness').selectOption('active');
  await editor.field('theme').selectOption('transport');
  await editor.page.locator('[name="audience"][value="resident"]').check();
  await editor.page.locator('main form button[value="save"]').first().click();
  await signed();

  await begin('interpretation', 'charging-sheds');
  await editor.page.locator('button[value="add:main_points"]').click();
  await fills(editor, { ...interpretation, 'main_points.0': '新建小区同步建设，老旧小区逐步补建。' });
  await editor.field('policy').selectOption('charging-sheds');
  await editor.page.locator('main form button[value="save"]').first().click();
  await signed();

  const reader = await site.visitor({ javaScriptEnabled: false });
  await reader.opens('/policies?audience=resident&theme=transport');
  expect(await reader.sees('policies.found', { count: 1 })).toBe(true);
  await reader.isLed(() => reader.page.locator('main h3 a').click());
  expect(await reader.heading()).toBe(policy.title);
  expect(await reader.page.locator('#form-text').textContent()).toContain('老旧小区逐步补建');
  await reader.follows('policies.interpretation_page');
  await reader.follows('policies.to_policy');
  expect(reader.path).toBe('/policies/charging-sheds');
  await reader.opens(`/policies?q=${encodeURIComponent('棚建')}`);
  expect(await reader.sees('policies.found', { count: 1 })).toBe(true);
});
